import { useRef } from 'react'
import { useDraft, useReplica } from '../../replica/react'
import type { Replica } from '../../replica/replica'
import type { About } from '../../replica/types'
import { useLanguage } from '../../ui/language/language'
import styles from './Replying.module.css'
import { type Answer, answer, useAnswer } from './replying'
import { useBroughtIntoView } from './useBroughtIntoView'
import { KeyChooser } from './writing/KeyChooser'
import { WritingBox } from './writing/WritingBox'

type Props = { about: string; only?: Answer['kind']; except?: Answer['kind'] }

/** The box for an answer, right where the answer will stand. */
export function Replying({ about, only, except }: Props) {
  const answered = useAnswer(about)
  if (!answered || answered.kind === except || (only && answered.kind !== only)) return null
  return <Box key={`${about} ${answered.kind}`} answered={answered} />
}

function Box({ answered }: { answered: Answer }) {
  const replica = useReplica()
  const { t } = useLanguage()
  const { about, kind, quote, result } = answered
  // Half written like the words, and kept like them.
  const keys = useDraft(`also:${about}`)
  const also = kind === 'correction' ? keys.text.split('\n').filter(Boolean) : NONE
  const fix = kind === 'correction'
  const words = fix ? 'correct' : kind === 'summary' ? 'summary' : 'reply'
  const experiment = replica.views.experiment(about)
  const box = useRef<HTMLDivElement>(null)
  const back = useBroughtIntoView(box)
  return (
    <div ref={box} className={fix ? styles.fix : styles.word}>
      <WritingBox
        place={kind === 'summary' ? `summary:${about}` : `about:${about}`}
        kind={kind}
        about={[aboutOf(replica, answered), ...also.map((key) => ({ experiment: key }))]}
        label={t(`write.${words}.label`)}
        placeholder={t(`write.${words}.placeholder`)}
        autoFocus
        onDone={() => {
          keys.discard()
          answer(null)
        }}
        onCancel={() => {
          answer(null)
          back()
        }}
      >
        {(quote || result || fix) && (
          <div className={styles.of}>
            {quote && (
              <p className={styles.quote}>
                <span className="sr-only">{t(fix ? 'write.correct.quote' : 'write.comment.quote')} </span>
                <q>{quote}</q>
              </p>
            )}
            {result && <p className={styles.result}>{`${experiment?.key ?? ''} ${result}`}</p>}
            {fix && (
              <KeyChooser
                label={t('write.also')}
                keys={also}
                onKeys={(chosen) => keys.set({ text: chosen.join('\n') })}
                without={experiment ? [experiment.key] : []}
              />
            )}
          </div>
        )}
      </WritingBox>
    </div>
  )
}

const NONE: readonly string[] = []

function aboutOf(replica: Replica, { about, quote, result, region }: Answer): About {
  const experiment = replica.views.experiment(about)
  if (experiment) {
    return result ? { result: { experiment: experiment.key, name: result } } : { experiment: experiment.key }
  }
  if (replica.views.attachment(about)) return { attachment: about, ...(region ? { region } : {}) }
  return { annotation: about, ...(quote ? { quote } : {}) }
}

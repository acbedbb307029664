import { useReplica } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import styles from './Replying.module.css'
import { answer, useAnswer } from './replying'
import { WritingBox } from './writing/WritingBox'

/** The box for an answer, right where the answer will stand. */
export function Replying({ about }: { about: string }) {
  const answered = useAnswer(about)
  const replica = useReplica()
  const { t } = useLanguage()
  if (!answered) return null
  const { kind, quote } = answered
  const fix = kind === 'correction'
  const experiment = replica.views.experiment(about)
  return (
    <div className={fix ? styles.fix : styles.word}>
      <WritingBox
        key={about}
        place={`about:${about}`}
        kind={kind}
        about={[
          experiment ? { experiment: experiment.key } : { annotation: about, ...(quote ? { quote } : {}) },
        ]}
        label={t(fix ? 'write.correct.label' : 'write.reply.label')}
        placeholder={t(fix ? 'write.correct.placeholder' : 'write.reply.placeholder')}
        autoFocus
        onDone={() => answer(null)}
        onCancel={() => answer(null)}
      >
        {quote && (
          <p className={styles.quote}>
            <span className="sr-only">{t(fix ? 'write.correct.quote' : 'write.comment.quote')} </span>
            <q>{quote}</q>
          </p>
        )}
      </WritingBox>
    </div>
  )
}

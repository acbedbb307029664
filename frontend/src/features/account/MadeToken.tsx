import { useEffect, useRef, useState } from 'react'
import type { Me } from '../../api/records'
import type { Token } from '../../api/settings'
import { homeOf } from '../../app/lastNotebook'
import { Choices } from '../../ui/form/Choices'
import form from '../../ui/form/Form.module.css'
import { Lines } from '../../ui/form/Lines'
import { useLanguage } from '../../ui/language/language'
import styles from './MadeToken.module.css'
import { readyLines, type Speaker } from './readyLines'

const speakers: readonly { value: Speaker; words: string }[] = [
  { value: 'curl', words: 'curl' },
  { value: 'python', words: 'Python' },
  { value: 'colab', words: 'Colab' },
]

/** The one time a secret is seen, with the lines that use it. */
export function MadeToken({ token, me, onDone }: { token: Token; me: Me; onDone: () => void }) {
  const { t } = useLanguage()
  const [speaker, setSpeaker] = useState<Speaker>('curl')
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  const secret = token.secret ?? ''
  const slug = token.notebook ?? homeOf(me.notebooks.map((each) => each.slug))
  return (
    <section ref={place} tabIndex={-1} aria-label={token.name} className={styles.made}>
      <p>
        <strong>{token.name}</strong> — {t('tokens.once')}
      </p>
      <Lines text={secret} label={t('tokens.secret')} />
      {slug && (
        <>
          <Choices legend={t('tokens.use')} value={speaker} choices={speakers} onChoose={setSpeaker} />
          <Lines
            text={readyLines(speaker, {
              origin: location.origin,
              slug,
              secret,
              writes: token.access === 'write',
            })}
            label={t('tokens.use')}
          />
        </>
      )}
      <div>
        <button type="button" className={form.plain} onClick={onDone}>
          {t('tokens.kept')}
        </button>
      </div>
    </section>
  )
}

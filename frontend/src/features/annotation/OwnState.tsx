import { useEffect, useState } from 'react'
import { useReplica } from '../../replica/react'
import type { Own } from '../../replica/types'
import { FailureWords } from '../../ui/FailureWords'
import { useLanguage } from '../../ui/language/language'
import styles from './OwnState.module.css'
import { putBack } from './writing/putBack'

/** What has become of something written here: nothing to see when all is well. */
export function OwnState({ id, own }: { id: string; own: Own }) {
  const { t } = useLanguage()
  const replica = useReplica()
  const late = useLate(own.state)
  if (own.state === 'failed') {
    return (
      <p className={styles.failed} role="alert">
        <span>
          {t('entry.failed')} <FailureWords failure={own.failure} />
        </span>
        <button type="button" onClick={() => replica.retry(id)}>
          {t('entry.retry')}
        </button>
        <button
          type="button"
          onClick={() => replica.takeBack(id).then((written) => written && putBack(written))}
        >
          {t('entry.takeBack')}
        </button>
      </p>
    )
  }
  if (!late || own.state === 'sent') return null
  return <p className={styles.state}>{t(own.state === 'sending' ? 'entry.sending' : 'entry.waiting')}</p>
}

/** Sending usually takes a moment nobody should see. */
function useLate(state: Own['state']): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    setLate(false)
    if (state !== 'sending' && state !== 'waiting') return
    const timer = setTimeout(() => setLate(true), state === 'waiting' ? 7000 : 600)
    return () => clearTimeout(timer)
  }, [state])
  return late
}

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
  const late = useLate(own)
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
          onClick={() => replica.takeBack(id).then((written) => written && putBack(replica, written))}
        >
          {t('entry.takeBack')}
        </button>
      </p>
    )
  }
  if (!late || own.state === 'sent') return null
  return <p className={styles.state}>{t(own.state === 'sending' ? 'entry.sending' : 'entry.waiting')}</p>
}

/** Sending usually takes a moment nobody should see; what is tried again and again stays said. */
function useLate(own: Own): boolean {
  const [late, setLate] = useState(false)
  const { state } = own
  const due = state === 'waiting' ? own.undoUntil + 2000 : 0
  useEffect(() => {
    if (state !== 'sending' && state !== 'waiting') return setLate(false)
    const timer = setTimeout(() => setLate(true), state === 'sending' ? 600 : Math.max(0, due - Date.now()))
    return () => clearTimeout(timer)
  }, [state, due])
  return late
}

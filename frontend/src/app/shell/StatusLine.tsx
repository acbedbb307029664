import { useEffect, useState } from 'react'
import { useStatus } from '../../replica/react'
import { useLanguage } from '../../ui/language/language'
import styles from './Header.module.css'

/** Only what one should know: that one is cut off, that something is not sent yet, that earlier entries still come. */
export function StatusLine() {
  const { t } = useLanguage()
  const { link, unsent, failed, phase, signedOut, keeps } = useStatus()
  // Whoever is signed out is told so, in a line of its own.
  const offline = useLasting(link === 'offline' && !signedOut, 1200)
  const fetching = useLasting(phase === 'usable' && link !== 'offline', 900)
  const opening = useLasting(phase === 'opening' && link !== 'offline', 500)
  const waiting = unsent + failed
  return (
    <span role="status" className={styles.status}>
      {opening && <span>{t('status.opening')}</span>}
      {fetching && !opening && <span>{t('status.fetching')}</span>}
      {offline && <span title={t('status.offline.hint')}>{t('status.offline')}</span>}
      {!keeps && <span title={t('status.keepsNothing.hint')}>{t('status.keepsNothing')}</span>}
      {waiting > 0 && (offline || signedOut || failed > 0) && (
        <span>{t('status.unsent', { n: waiting })}</span>
      )}
    </span>
  )
}

/** True when it has been so for a while: what passes in a moment is not worth a word. */
function useLasting(so: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!so) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), ms)
    return () => clearTimeout(timer)
  }, [so, ms])
  return lasting
}

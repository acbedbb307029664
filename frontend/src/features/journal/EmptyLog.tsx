import { useReplica, useWrites } from '../../replica/react'
import { Lines } from '../../ui/form/Lines'
import { useLanguage } from '../../ui/language/language'
import styles from './Log.module.css'

/** The first minute: one sentence, and the line to copy. */
export function EmptyLog() {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const writes = useWrites()
  const local = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname)
  const line = [
    'curl',
    // From outside, everybody shows a token; at the machine itself nobody does.
    local ? '' : ' -H "Authorization: Bearer $TSUIKI_TOKEN"',
    " -F key=first_try -F result=acc=0.58 -F 'text=It runs.'",
    ` \\\n     ${location.origin}/api/v1/notebooks/${slug}/experiments`,
  ].join('')
  return (
    <div className={styles.empty}>
      <p>{t(writes ? 'log.empty' : 'log.empty.reader')}</p>
      {writes && <Lines text={line} />}
    </div>
  )
}

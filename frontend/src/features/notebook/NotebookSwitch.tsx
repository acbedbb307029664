import { ChevronsUpDown } from 'lucide-react'
import { lazy } from 'react'
import { useSession } from '../../replica/session'
import { LateMenu } from '../../ui/LateMenu'
import { useLanguage } from '../../ui/language/language'
import styles from './NotebookSwitch.module.css'

const load = () => import('./NotebookMenu')
const NotebookMenu = lazy(async () => ({ default: (await load()).NotebookMenu }))

export function NotebookSwitch({ slug, title }: { slug: string | null; title: string | null }) {
  const { t } = useLanguage()
  const session = useSession()
  const me = 'me' in session ? session.me : null
  if (!me) return title ? <span className={styles.title}>{title}</span> : null
  const trigger = {
    className: styles.trigger,
    'aria-label': title ? `${t('notebook.switch')}: ${title}` : t('notebook.switch'),
    children: (
      <>
        <span className={styles.title}>{title ?? t('notebook.switch')}</span>
        <ChevronsUpDown size={12} aria-hidden="true" />
      </>
    ),
  }
  return (
    <LateMenu trigger={trigger} load={load}>
      <NotebookMenu notebooks={me.notebooks} slug={slug} trigger={trigger} />
    </LateMenu>
  )
}

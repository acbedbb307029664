import { Menu } from '@base-ui/react/menu'
import { Check, ChevronsUpDown, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { go } from '../../app/going'
import { paths } from '../../app/paths'
import { useSession } from '../../replica/session'
import { useLanguage } from '../../ui/language/language'
import menu from '../../ui/Menu.module.css'
import { CreateNotebook } from './CreateNotebook'
import styles from './NotebookSwitch.module.css'

export function NotebookSwitch({ slug, title }: { slug: string | null; title: string | null }) {
  const { t } = useLanguage()
  const session = useSession()
  const [creating, setCreating] = useState(false)
  const home = useRef<HTMLSpanElement>(null)
  const me = 'me' in session ? session.me : null
  if (!me) return title ? <span className={styles.title}>{title}</span> : null
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          className={styles.trigger}
          aria-label={title ? `${t('notebook.switch')}: ${title}` : t('notebook.switch')}
        >
          <span className={styles.title}>{title ?? t('notebook.switch')}</span>
          <ChevronsUpDown size={12} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal container={home}>
          <Menu.Positioner align="start" sideOffset={6} alignOffset={-8} className={menu.positioner}>
            <Menu.Popup className={menu.popup}>
              {me.notebooks.map((each) => (
                <Menu.Item key={each.id} className={menu.item} onClick={() => go(paths.log(each.slug))}>
                  <span>
                    {each.title} {each.title !== each.slug && <span className={menu.hint}>{each.slug}</span>}
                  </span>
                  {each.slug === slug && <Check size={14} aria-hidden="true" />}
                </Menu.Item>
              ))}
              {me.notebooks.length > 0 && <Menu.Separator className={menu.separator} />}
              <Menu.Item className={menu.item} onClick={() => setCreating(true)}>
                <span>{t('notebook.create')}</span>
                <Plus size={14} aria-hidden="true" />
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <span ref={home} className={menu.home} />
      {creating && <CreateNotebook onClose={() => setCreating(false)} />}
    </>
  )
}

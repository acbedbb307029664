import { Menu } from '@base-ui/react/menu'
import { Check, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { MyNotebook } from '../../api/records'
import { go } from '../../app/going'
import { paths } from '../../app/paths'
import type { Trigger } from '../../ui/LateMenu'
import { useLanguage } from '../../ui/language/language'
import menu from '../../ui/Menu.module.css'
import { CreateNotebook } from './CreateNotebook'

type Props = { notebooks: readonly MyNotebook[]; slug: string | null; trigger: Trigger }

/** The notebooks one is in, and the way to another. */
export function NotebookMenu({ notebooks, slug, trigger }: Props) {
  const { t } = useLanguage()
  const [creating, setCreating] = useState(false)
  const home = useRef<HTMLSpanElement>(null)
  return (
    <>
      <Menu.Root defaultOpen>
        <Menu.Trigger {...trigger} />
        <Menu.Portal container={home}>
          <Menu.Positioner align="start" sideOffset={6} alignOffset={-8} className={menu.positioner}>
            <Menu.Popup className={menu.popup}>
              {notebooks.map((each) => (
                <Menu.Item key={each.id} className={menu.item} onClick={() => go(paths.log(each.slug))}>
                  <span>
                    {each.title} {each.title !== each.slug && <span className={menu.hint}>{each.slug}</span>}
                  </span>
                  {each.slug === slug && <Check size={14} aria-hidden="true" />}
                </Menu.Item>
              ))}
              {notebooks.length > 0 && <Menu.Separator className={menu.separator} />}
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

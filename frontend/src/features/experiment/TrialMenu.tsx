import { Menu } from '@base-ui/react/menu'
import { useRef } from 'react'
import { paths } from '../../app/paths'
import { useReplica } from '../../replica/react'
import type { ExperimentView } from '../../replica/types'
import type { Trigger } from '../../ui/LateMenu'
import { useLanguage } from '../../ui/language/language'
import menu from '../../ui/Menu.module.css'
import { toast } from '../../ui/toasts'
import { useAmend } from './amending'
import type { Stating } from './Head'

type Props = { experiment: ExperimentView; onState: (what: Stating) => void; trigger: Trigger }

/** What is seldom stated about a trial: another key, a title, its parents, that it was a mistake. */
export function TrialMenu({ experiment, onState, trigger }: Props) {
  const { t } = useLanguage()
  const { slug } = useReplica()
  const amend = useAmend()
  const home = useRef<HTMLSpanElement>(null)
  const { key, title, withdrawn } = experiment
  return (
    <span ref={home} className={menu.home}>
      <Menu.Root defaultOpen>
        <Menu.Trigger {...trigger} />
        <Menu.Portal container={home}>
          <Menu.Positioner align="end" sideOffset={6} className={menu.positioner}>
            <Menu.Popup
              className={menu.popup}
              finalFocus={() => document.querySelector<HTMLElement>('input:focus') ?? true}
            >
              <Menu.Item className={menu.item} onClick={() => onState('title')}>
                {t(title ? 'amend.menu.title' : 'amend.menu.title.first')}
              </Menu.Item>
              <Menu.Item className={menu.item} onClick={() => onState('key')}>
                {t('amend.menu.key')}
              </Menu.Item>
              <Menu.Item className={menu.item} onClick={() => onState('parents')}>
                {t('amend.menu.parents')}
              </Menu.Item>
              <Menu.Item
                className={menu.item}
                onClick={() =>
                  amend(
                    { experiment: key, withdrawn: !withdrawn },
                    t(withdrawn ? 'amend.back' : 'amend.withdrawn'),
                  )
                }
              >
                {t(withdrawn ? 'amend.menu.back' : 'amend.menu.withdraw')}
              </Menu.Item>
              <Menu.Separator className={menu.separator} />
              <Menu.Item
                className={menu.item}
                onClick={async () => {
                  await navigator.clipboard.writeText(location.origin + paths.experiment(slug, key))
                  toast(t('entry.linked'))
                }}
              >
                {t('entry.link')}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </span>
  )
}

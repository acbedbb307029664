import { Ellipsis } from 'lucide-react'
import { lazy } from 'react'
import type { ExperimentView } from '../../replica/types'
import { LateMenu } from '../../ui/LateMenu'
import { useLanguage } from '../../ui/language/language'
import menu from '../../ui/Menu.module.css'
import type { Stating } from './Head'

const load = () => import('./TrialMenu')
const TrialMenu = lazy(async () => ({ default: (await load()).TrialMenu }))

type Props = { experiment: ExperimentView; onState: (what: Stating) => void }

export function PanelMenu({ experiment, onState }: Props) {
  const { t } = useLanguage()
  const trigger = {
    className: menu.icon,
    'aria-label': t('entry.actions'),
    title: t('entry.actions'),
    children: <Ellipsis size={16} aria-hidden="true" />,
  }
  return (
    <LateMenu trigger={trigger} load={load}>
      <TrialMenu experiment={experiment} onState={onState} trigger={trigger} />
    </LateMenu>
  )
}

import { Ellipsis } from 'lucide-react'
import { lazy } from 'react'
import { LateMenu } from '../../ui/LateMenu'
import { useLanguage } from '../../ui/language/language'
import menu from '../../ui/Menu.module.css'

const load = () => import('./AppearanceMenu')
const AppearanceMenu = lazy(async () => ({ default: (await load()).AppearanceMenu }))

export function Appearance({ slug }: { slug: string | null }) {
  const { t } = useLanguage()
  const trigger = {
    className: menu.icon,
    'aria-label': t('nav.more'),
    title: t('nav.more'),
    children: <Ellipsis size={17} aria-hidden="true" />,
  }
  return (
    <LateMenu trigger={trigger} load={load}>
      <AppearanceMenu slug={slug} trigger={trigger} />
    </LateMenu>
  )
}

import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { failureOf } from '../../api/errors'
import type { Me } from '../../api/records'
import { isTeam, signOut, useSession } from '../../replica/session'
import type { Trigger } from '../../ui/LateMenu'
import { useLanguage } from '../../ui/language/language'
import menu from '../../ui/Menu.module.css'
import { type Language, setPreferences, type Theme, usePreferences } from '../../ui/preferences'
import { toast } from '../../ui/toasts'
import { go } from '../going'
import { paths } from '../paths'
import { openHelp } from './Help'

const themes = ['system', 'light', 'dark'] as const
const languages = { en: 'English', ja: '日本語' } as const

/** How it looks, what it speaks, and where one's own settings are. */
export function AppearanceMenu({ slug, trigger }: { slug: string | null; trigger: Trigger }) {
  const { t, language } = useLanguage()
  const { theme } = usePreferences()
  const session = useSession()
  const me = 'me' in session ? session.me : null
  const home = useRef<HTMLSpanElement>(null)
  return (
    <span ref={home} className={menu.home}>
      <Menu.Root defaultOpen>
        <Menu.Trigger {...trigger} />
        <Menu.Portal container={home}>
          <Menu.Positioner align="end" sideOffset={6} className={menu.positioner}>
            <Menu.Popup className={menu.popup}>
              <Menu.Group>
                <Menu.GroupLabel className={menu.label}>{t('theme.title')}</Menu.GroupLabel>
                <Menu.RadioGroup
                  value={theme}
                  onValueChange={(value: Theme) => setPreferences({ theme: value })}
                >
                  {themes.map((each) => (
                    <Choice key={each} value={each}>
                      {t(`theme.${each}`)}
                    </Choice>
                  ))}
                </Menu.RadioGroup>
              </Menu.Group>
              <Menu.Separator className={menu.separator} />
              <Menu.Group>
                <Menu.GroupLabel className={menu.label}>{t('language.title')}</Menu.GroupLabel>
                <Menu.RadioGroup
                  value={language}
                  onValueChange={(value: Language) => setPreferences({ language: value })}
                >
                  {(['en', 'ja'] as const).map((each) => (
                    <Choice key={each} value={each} lang={each}>
                      {languages[each]}
                    </Choice>
                  ))}
                </Menu.RadioGroup>
              </Menu.Group>
              <Menu.Separator className={menu.separator} />
              <Menu.Item className={menu.item} onClick={() => openHelp()}>
                <span>{t('nav.help')}</span>
                <kbd>?</kbd>
              </Menu.Item>
              <Menu.Item className={menu.item} onClick={() => go(paths.reference())}>
                {t('nav.reference')}
              </Menu.Item>
              {me && <Own me={me} slug={slug} />}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </span>
  )
}

/** What is one's own: the settings, and the way out. */
function Own({ me, slug }: { me: Me; slug: string | null }) {
  const { t } = useLanguage()
  const settings = slug ? paths.notebookSettings(slug, 'general') : paths.settings('preferences')
  return (
    <>
      <Menu.Separator className={menu.separator} />
      {isTeam(me) && <p className={menu.label}>{t('signOut.as', { name: me.person.name })}</p>}
      <Menu.Item className={menu.item} onClick={() => go(settings)}>
        {t('settings.title')}
      </Menu.Item>
      {isTeam(me) && (
        <Menu.Item
          className={menu.item}
          onClick={() => signOut().catch((thrown) => toast(t(failureOf(thrown).happened)))}
        >
          {t('signOut.action')}
        </Menu.Item>
      )}
    </>
  )
}

function Choice({ value, lang, children }: { value: string; lang?: string; children: ReactNode }) {
  return (
    <Menu.RadioItem value={value} className={menu.item} lang={lang} closeOnClick={false}>
      <span>{children}</span>
      <Menu.RadioItemIndicator className={menu.indicator}>
        <Check size={14} aria-hidden="true" />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  )
}

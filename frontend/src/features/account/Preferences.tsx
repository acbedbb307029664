import type { Me } from '../../api/records'
import { Choices } from '../../ui/form/Choices'
import { Section } from '../../ui/form/Section'
import { useLanguage } from '../../ui/language/language'
import { setPreferences, type Theme, usePreferences } from '../../ui/preferences'
import { SignOut } from './SignOut'

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** How it looks and speaks to this person, in this browser. */
export function Preferences({ me }: { me: Me }) {
  const { t, language } = useLanguage()
  const { theme } = usePreferences()
  return (
    <>
      <Section title={t('settings.appearance')} lead={t('settings.appearance.lead')}>
        <Choices
          legend={t('language.title')}
          value={language}
          choices={[
            { value: 'en', words: 'English', lang: 'en' },
            { value: 'ja', words: '日本語', lang: 'ja' },
          ]}
          onChoose={(value) => setPreferences({ language: value })}
        />
        <Choices
          legend={t('theme.title')}
          value={theme}
          choices={themes.map((value) => ({ value, words: t(`theme.${value}`) }))}
          onChoose={(value) => setPreferences({ theme: value })}
        />
      </Section>
      {me.server.mode === 'team' && (
        <Section
          title={t('settings.signedIn')}
          lead={
            me.person.email
              ? t('settings.signedIn.email', { name: me.person.name, email: me.person.email })
              : t('settings.signedIn.name', { name: me.person.name })
          }
        >
          <SignOut />
        </Section>
      )}
    </>
  )
}

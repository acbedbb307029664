import { type Activity as Deed, settings } from '../../api/settings'
import { useAsked, useDoing } from '../../replica/asked'
import form from '../../ui/form/Form.module.css'
import { More } from '../../ui/form/More'
import { useDates } from '../../ui/language/dates'
import { type Say, useLanguage } from '../../ui/language/language'
import type { WordKey } from '../../ui/language/words'
import { Trouble } from '../../ui/Trouble'
import styles from './Activity.module.css'

/** What was done to the notebook itself, newest first. */
export function Activity({ slug }: { slug: string }) {
  const { t } = useLanguage()
  const dates = useDates()
  const asked = useAsked(() => settings.activity(slug), slug)
  const more = useDoing()
  const page = asked.data
  return (
    <>
      <p className={form.lead}>{t('activity.lead')}</p>
      {asked.failure && <Trouble failure={asked.failure} onAgain={asked.again} />}
      {page && (
        <ol className={styles.list}>
          {page.items.map((deed) => {
            const at = Date.parse(deed.at)
            return (
              <li key={deed.id} className={styles.line}>
                <time dateTime={deed.at} title={dates.full(at)}>
                  {dates.short(at)} {dates.time(at)}
                </time>
                <span>{told(deed, t)}</span>
              </li>
            )
          })}
        </ol>
      )}
      <More
        token={page?.nextPageToken ?? null}
        doing={more}
        onMore={async (token) => {
          const next = await settings.activity(slug, token)
          asked.set((now) => ({ ...next, items: [...now.items, ...next.items] }))
        }}
      />
    </>
  )
}

function told(deed: Deed, t: Say): string {
  const { what, detail } = deed
  const who = deed.who?.name ?? t('activity.somebody')
  const whom = deed.whom?.name ?? t('activity.somebody')
  const role = detail === 'reader' || detail === 'writer' || detail === 'owner' ? t(`role.${detail}`) : ''
  const bare = !detail && (what === 'settings-changed' || what === 'redacted')
  const word: WordKey = bare ? `activity.${what}.bare` : `activity.${what}`
  return t(word, { who, whom, role, detail: detail ?? '' })
}

import type { ReactNode } from 'react'
import type { Me } from '../../api/records'
import { useLanguage } from '../../ui/language/language'
import type { WordKey } from '../../ui/language/words'
import { useTitle } from '../../ui/useTitle'
import { useGoing } from '../going'
import { homeOf } from '../lastNotebook'
import { type NotebookRoom, type OwnRoom, type Place, paths } from '../paths'
import styles from './SettingsFrame.module.css'

type Settings = Extract<Place, { page: 'settings' }>
type Group = { title: string; rooms: readonly { room: OwnRoom | NotebookRoom; address: string }[] }

/** The pages of settings, side by side: the notebook's, one's own, the instance's. */
export function SettingsFrame({ place, me, children }: { place: Settings; me: Me; children: ReactNode }) {
  const { t } = useLanguage()
  const word: WordKey = `settings.${place.room}`
  const groups = groupsOf(place, me, t('settings.you'), t('settings.instance'))
  useTitle(t(word), t('settings.title'))
  return (
    <div className={styles.frame}>
      <nav className={styles.nav} aria-label={t('settings.title')}>
        {groups.map((group) => (
          <div key={group.title} className={styles.group}>
            <p className={styles.label}>{group.title}</p>
            <ul>
              {group.rooms.map(({ room, address }) => (
                <li key={room}>
                  <RoomLink room={room} address={address} here={room === place.room} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <main id="write" tabIndex={-1} className={styles.page}>
        <h1 className={styles.title}>{t(word)}</h1>
        {children}
      </main>
    </div>
  )
}

function RoomLink({ room, address, here }: { room: OwnRoom | NotebookRoom; address: string; here: boolean }) {
  const { t } = useLanguage()
  const going = useGoing(address)
  return (
    <a aria-current={here ? 'page' : undefined} {...going}>
      {t(`settings.${room}`)}
    </a>
  )
}

function groupsOf(place: Settings, me: Me, you: string, instance: string): Group[] {
  const team = me.server.mode === 'team'
  const slug = place.slug ?? homeOf(me.notebooks.map((each) => each.slug))
  const notebook = me.notebooks.find((each) => each.slug === slug)
  const own = (rooms: OwnRoom[]) => rooms.map((room) => ({ room, address: paths.settings(room) }))
  const groups: Group[] = []
  if (notebook) {
    const rooms: NotebookRoom[] = ['general']
    if (team) rooms.push('members')
    if (notebook.role === 'owner') rooms.push('activity')
    groups.push({
      title: notebook.title,
      rooms: rooms.map((room) => ({ room, address: paths.notebookSettings(notebook.slug, room) })),
    })
  }
  groups.push({ title: you, rooms: own(['preferences', 'tokens']) })
  if (team && me.person.administrator) groups.push({ title: instance, rooms: own(['accounts', 'notebooks']) })
  return groups
}

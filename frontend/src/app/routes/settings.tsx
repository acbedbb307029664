import type { Me } from '../../api/records'
import { Accounts } from '../../features/account/Accounts'
import { Preferences } from '../../features/account/Preferences'
import { SignedOutLine } from '../../features/account/SignedOutLine'
import { Tokens } from '../../features/account/Tokens'
import { Activity } from '../../features/notebook/Activity'
import { AllNotebooks } from '../../features/notebook/AllNotebooks'
import { General } from '../../features/notebook/General'
import { Members } from '../../features/notebook/Members'
import { ReplicaProvider } from '../../replica/react'
import { useSession } from '../../replica/session'
import { useLanguage } from '../../ui/language/language'
import type { Place } from '../paths'
import { Gone } from '../shell/Gone'
import { Header } from '../shell/Header'
import { Missing } from '../shell/Missing'
import { SettingsFrame } from '../shell/SettingsFrame'

type Settings = Extract<Place, { page: 'settings' }>

export default function SettingsPage({ place, me }: { place: Settings; me: Me }) {
  const { t } = useLanguage()
  const session = useSession()
  const notebook = me.notebooks.find((each) => each.slug === place.slug) ?? null
  const gone = place.slug !== null && !notebook
  if (!isThere(place, me)) {
    return (
      <>
        <Header place={place} {...(notebook ? { title: notebook.title } : {})} />
        <Missing pathname={location.pathname} />
      </>
    )
  }
  return (
    <>
      <Header place={place} {...(notebook ? { title: notebook.title } : {})} />
      {session.state === 'signedOut' && <SignedOutLine />}
      {gone ? (
        <Gone title={t('notebook.gone.title')} text={t('notebook.gone.text', { slug: place.slug })} />
      ) : (
        <SettingsFrame place={place} me={me}>
          <Room place={place} me={me} />
        </SettingsFrame>
      )}
    </>
  )
}

/** Members are a team's; accounts and all the notebooks are for those who administer it. */
function isThere({ room }: Settings, me: Me): boolean {
  const team = me.server.mode === 'team'
  if (room === 'members') return team
  return (room !== 'accounts' && room !== 'notebooks') || (team && me.person.administrator)
}

function Room({ place, me }: { place: Settings; me: Me }) {
  const team = me.server.mode === 'team'
  switch (place.room) {
    case 'preferences':
      return <Preferences me={me} />
    case 'tokens':
      return <Tokens me={me} />
    case 'accounts':
      return <Accounts me={me} />
    case 'notebooks':
      return <AllNotebooks />
    case 'general':
      return (
        <ReplicaProvider key={place.slug} slug={place.slug}>
          <General key={place.slug} slug={place.slug} team={team} />
        </ReplicaProvider>
      )
    case 'members':
      return <Members key={place.slug} slug={place.slug} me={me} />
    case 'activity':
      return <Activity key={place.slug} slug={place.slug} />
  }
}

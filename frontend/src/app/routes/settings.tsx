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

function Room({ place, me }: { place: Settings; me: Me }) {
  const team = me.server.mode === 'team'
  const missing = <Missing pathname={location.pathname} />
  switch (place.room) {
    case 'preferences':
      return <Preferences me={me} />
    case 'tokens':
      return <Tokens me={me} />
    case 'accounts':
      return team && me.person.administrator ? <Accounts me={me} /> : missing
    case 'notebooks':
      return team && me.person.administrator ? <AllNotebooks /> : missing
    case 'general':
      return (
        <ReplicaProvider key={place.slug} slug={place.slug}>
          <General key={place.slug} slug={place.slug} team={team} />
        </ReplicaProvider>
      )
    case 'members':
      return team ? <Members key={place.slug} slug={place.slug} me={me} /> : missing
    case 'activity':
      return <Activity key={place.slug} slug={place.slug} />
  }
}

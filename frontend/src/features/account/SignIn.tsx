import { useState } from 'react'
import { type Failure, failureOf } from '../../api/errors'
import { paths } from '../../app/paths'
import { signIn, useSession } from '../../replica/session'
import type { Failed } from '../../ui/FailureWords'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { useTitle } from '../../ui/useTitle'
import styles from './SignIn.module.css'

export function SignIn() {
  const { t } = useLanguage()
  const session = useSession()
  useTitle(t('signIn.title'))
  const provider = session.state === 'signedOut' && session.provider
  const refused = session.state === 'signedOut' && session.failure?.code === 'account-deactivated'
  return (
    <main id="write" tabIndex={-1} className={styles.page}>
      <div className={styles.column}>
        <p className={styles.name}>追記</p>
        <h1 className={styles.title}>{t('signIn.what')}</h1>
        <p className={styles.text}>
          {t(refused ? 'signIn.deactivated' : provider ? 'signIn.promise' : 'signIn.text')}
        </p>
        {refused ? (
          <a className={styles.action} href={paths.signOut()}>
            {t('signIn.other')}
          </a>
        ) : provider ? (
          <>
            {providerIsAway() && (
              <div className={styles.away}>
                <Trouble failure={PROVIDER_AWAY} />
              </div>
            )}
            <SignInLink />
          </>
        ) : (
          <SignInForm />
        )}
      </div>
    </main>
  )
}

/** The server leads whoever wants to sign in back to where they were, with this, while the provider does not answer. */
const AWAY = /[?&]signIn=away\b/
const providerIsAway = () => AWAY.test(location.search)
const PROVIDER_AWAY: Failed = { happened: 'signIn.away', toDo: 'signIn.away.toDo', problem: null }

/** To the provider, and back to exactly this address. */
export function SignInLink() {
  const { t } = useLanguage()
  const here = location.pathname + location.search.replace(AWAY, '') + location.hash
  return (
    <a className={styles.action} href={paths.signIn(here)}>
      {t('signIn.action')}
    </a>
  )
}

/** Nobody was signed in before: it is the token that is wrong. */
const UNKNOWN_TOKEN: Failed = { happened: 'signIn.unknown', toDo: 'signIn.unknown.toDo', problem: null }

export function SignInForm() {
  const { t } = useLanguage()
  const [token, setToken] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  return (
    <form
      className={styles.form}
      onSubmit={async (event) => {
        event.preventDefault()
        if (!token.trim() || busy) return
        setBusy(true)
        setFailure(null)
        try {
          await signIn(token.trim())
        } catch (thrown) {
          setFailure(failureOf(thrown))
        } finally {
          setBusy(false)
        }
      }}
    >
      <label className={styles.field}>
        <span>{t('signIn.token')}</span>
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="tsk_…"
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <button type="submit" className={styles.action} disabled={!token.trim() || busy}>
        {t('signIn.action')}
      </button>
      {failure && <Trouble failure={failure.code === 'unauthorized' ? UNKNOWN_TOKEN : failure} />}
    </form>
  )
}

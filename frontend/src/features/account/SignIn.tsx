import { type ReactNode, useState } from 'react'
import { type Failure, failureOf } from '../../api/errors'
import { signIn } from '../../replica/session'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { useTitle } from '../../ui/useTitle'
import styles from './SignIn.module.css'

export function SignIn() {
  const { t } = useLanguage()
  useTitle(t('signIn.title'))
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <p className={styles.name}>追記</p>
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        <p className={styles.text}>{t('signIn.text')}</p>
        <SignInForm />
      </div>
    </main>
  )
}

export function SignInForm({ children }: { children?: ReactNode }) {
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
      {children}
      {failure && <Trouble failure={failure} />}
    </form>
  )
}

import { useSession } from '../../replica/session'
import { useLanguage } from '../../ui/language/language'
import { SignInForm, SignInLink } from './SignIn'
import styles from './SignIn.module.css'

/** Signed out while reading: what is here stays, and one can come back to exactly here. */
export function SignedOutLine() {
  const { t } = useLanguage()
  const session = useSession()
  return (
    <div role="alert" className={styles.line}>
      <p>{t('status.signedOut')}</p>
      {session.state === 'signedOut' && session.provider ? <SignInLink /> : <SignInForm />}
    </div>
  )
}

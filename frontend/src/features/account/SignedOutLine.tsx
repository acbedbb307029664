import { useLanguage } from '../../ui/language/language'
import { SignInForm } from './SignIn'
import styles from './SignIn.module.css'

/** Signed out while reading: what is here stays, and one can come back without leaving the page. */
export function SignedOutLine() {
  const { t } = useLanguage()
  return (
    <div role="alert" className={styles.line}>
      <p>{t('status.signedOut')}</p>
      <SignInForm />
    </div>
  )
}

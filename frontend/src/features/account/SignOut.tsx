import { useDoing } from '../../replica/asked'
import { signOut } from '../../replica/session'
import form from '../../ui/form/Form.module.css'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'

export function SignOut() {
  const { t } = useLanguage()
  const { busy, failure, run } = useDoing()
  return (
    <>
      <p className={form.hint}>{t('signOut.what')}</p>
      <div>
        <button type="button" className={form.primary} disabled={busy} onClick={() => run(signOut)}>
          {t('signOut.action')}
        </button>
      </div>
      {failure && <Trouble failure={failure} />}
    </>
  )
}

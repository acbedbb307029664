import { useState } from 'react'
import type { Role } from '../../api/records'
import { type Invitation, settings } from '../../api/settings'
import { paths } from '../../app/paths'
import { uuidv7 } from '../../lib/uuid'
import { useDoing } from '../../replica/asked'
import form from '../../ui/form/Form.module.css'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { toast } from '../../ui/toasts'
import { RoleChoice } from './RoleChoice'

export function Invite({ slug, onInvited }: { slug: string; onInvited: (made: Invitation) => void }) {
  const { t } = useLanguage()
  const [who, setWho] = useState('')
  const [role, setRole] = useState<Role>('writer')
  const { busy, failure, run } = useDoing()
  const invite = () =>
    run(async () => {
      const name = who.trim()
      // An address has an @; a user name at the provider has none, or is an address itself.
      const invitee = name.includes('@') ? { email: name } : { user: name }
      const made = await settings.invite(slug, { id: uuidv7(), ...invitee, role })
      onInvited(made)
      setWho('')
      toast(t(made.state === 'accepted' ? 'members.joined' : 'members.invited', { name }))
    })
  return (
    <>
      <form
        className={form.fields}
        onSubmit={(event) => {
          event.preventDefault()
          if (who.trim()) void invite()
        }}
      >
        <label className={`${form.field} ${form.wide}`}>
          {t('members.who')}
          <input
            value={who}
            maxLength={254}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => setWho(event.target.value)}
          />
        </label>
        <div className={form.field}>
          <span aria-hidden="true">{t('members.as')}</span>
          <RoleChoice label={t('members.as')} value={role} onChoose={setRole} />
        </div>
        <button type="submit" className={form.primary} disabled={!who.trim() || busy}>
          {t('members.invite.action')}
        </button>
        {failure && <Trouble failure={failure} />}
      </form>
      <p className={form.hint}>{t('members.tell', { address: location.origin + paths.log(slug) })}</p>
    </>
  )
}

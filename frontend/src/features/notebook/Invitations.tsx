import { type Invitation, settings } from '../../api/settings'
import { uuidv7 } from '../../lib/uuid'
import { useDoing } from '../../replica/asked'
import form from '../../ui/form/Form.module.css'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { toast } from '../../ui/toasts'

type Change = (change: (now: Invitation[]) => Invitation[]) => void
type Props = { slug: string; waiting: readonly Invitation[]; onChange: Change }

export function Invitations({ slug, waiting, onChange }: Props) {
  const { t } = useLanguage()
  if (waiting.length === 0) return <p className={form.lead}>{t('members.waiting.none')}</p>
  return (
    <ul className={form.list}>
      {waiting.map((each) => (
        <Line key={each.id} slug={slug} invitation={each} onChange={onChange} />
      ))}
    </ul>
  )
}

function Line({ slug, invitation, onChange }: { slug: string; invitation: Invitation; onChange: Change }) {
  const { t } = useLanguage()
  const dates = useDates()
  const { busy, failure, run } = useDoing()
  const { email, user, role } = invitation
  const name = email ?? user ?? ''
  const again = async () => {
    const made = await settings.invite(slug, { id: uuidv7(), ...(email ? { email } : { user }), role })
    onChange((now) => [...now, made])
  }
  const withdraw = () =>
    run(async () => {
      await settings.withdraw(slug, invitation.id)
      onChange((now) => now.filter((each) => each.id !== invitation.id))
      toast(t('members.withdrawn', { name }), { words: t('write.undo'), run: () => void run(again) })
    })
  return (
    <li className={form.row}>
      <div className={form.who}>
        <span className={form.name}>{name}</span>
        <span className={form.hint}>
          {t('members.waiting.as', {
            role: t(`role.${role}`),
            name: invitation.invitedBy.name,
            date: dates.short(Date.parse(invitation.createdAt)),
          })}
        </span>
      </div>
      <div className={form.doing}>
        <button
          type="button"
          className={form.plain}
          disabled={busy}
          aria-label={t('members.withdraw.one', { name })}
          onClick={withdraw}
        >
          {t('members.withdraw')}
        </button>
      </div>
      {failure && <Trouble failure={failure} />}
    </li>
  )
}

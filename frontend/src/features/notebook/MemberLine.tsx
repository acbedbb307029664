import { useState } from 'react'
import type { Role } from '../../api/records'
import { type Member, settings } from '../../api/settings'
import { go } from '../../app/going'
import { paths } from '../../app/paths'
import { useDoing } from '../../replica/asked'
import { refreshSession } from '../../replica/session'
import { Confirm, Sure } from '../../ui/form/Confirm'
import form from '../../ui/form/Form.module.css'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { toast } from '../../ui/toasts'
import { RoleChoice } from './RoleChoice'

type Props = {
  slug: string
  member: Member
  own: boolean
  /** Whether whoever looks is an owner. */
  owns: boolean
  /** The only owner there is. */
  last: boolean
  onChange: (change: (now: Member[]) => Member[]) => void
}

export function MemberLine({ slug, member, own, owns, last, onChange }: Props) {
  const { t } = useLanguage()
  const dates = useDates()
  const { busy, failure, run } = useDoing()
  const [stepping, setStepping] = useState<Role | null>(null)
  const { person, role } = member
  const { name } = person

  const give = (next: Role, undo: boolean) =>
    run(async () => {
      const changed = await settings.giveRole(slug, person.id, next)
      onChange((now) => now.map((each) => (each.person.id === person.id ? changed : each)))
      const words = t('members.now', { name, role: t(`role.${next}`) })
      toast(words, undo ? { words: t('write.undo'), run: () => void give(role, false) } : undefined)
      if (own) await refreshSession()
    })
  const remove = () =>
    run(async () => {
      await settings.removeMember(slug, person.id)
      if (own) {
        toast(t('members.left'))
        go(paths.home())
        await refreshSession()
      } else {
        onChange((now) => now.filter((each) => each.person.id !== person.id))
        toast(t('members.removed', { name }))
      }
    })

  return (
    <li className={form.row}>
      <div className={form.who}>
        <span className={form.name}>
          {name} {own && <small>{t('members.you')}</small>}
        </span>
        <span className={form.hint}>
          {t('members.since', { date: dates.short(Date.parse(member.since)) })}
          {last && owns && ` · ${t('members.last')}`}
        </span>
      </div>
      <div className={form.doing}>
        {stepping ? (
          <Sure
            question={t('members.step.sure')}
            yes={t('members.step')}
            onYes={() => {
              setStepping(null)
              void give(stepping, false)
            }}
            onNo={() => setStepping(null)}
          />
        ) : owns && !last ? (
          <RoleChoice
            label={t('members.role', { name })}
            value={role}
            onChoose={(next) => (own ? setStepping(next) : void give(next, true))}
          />
        ) : (
          <span className={form.hint}>{t(`role.${role}`)}</span>
        )}
        {!last && !stepping && (own || owns) && (
          <Confirm
            words={t(own ? 'members.leave' : 'members.remove')}
            label={own ? t('members.leave') : t('members.remove.one', { name })}
            question={t(own ? 'members.leave.sure' : 'members.remove.sure')}
            yes={t(own ? 'members.leave' : 'members.remove')}
            busy={busy}
            onYes={remove}
          />
        )}
      </div>
      {failure && <Trouble failure={failure} />}
    </li>
  )
}

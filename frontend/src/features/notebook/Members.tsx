import type { Me } from '../../api/records'
import { settings } from '../../api/settings'
import { useAsked } from '../../replica/asked'
import form from '../../ui/form/Form.module.css'
import { Section } from '../../ui/form/Section'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { Invitations } from './Invitations'
import { Invite } from './Invite'
import { MemberLine } from './MemberLine'

/** Who belongs to a notebook, as what, and who is waited for. */
export function Members({ slug, me }: { slug: string; me: Me }) {
  const { t } = useLanguage()
  const members = useAsked(() => settings.members(slug), slug)
  const mine = members.data?.find((each) => each.person.id === me.person.id)?.role
  const owns = mine === 'owner'
  const owners = members.data?.filter((each) => each.role === 'owner').length ?? 0
  const waiting = useAsked(
    async () => (owns ? (await settings.invitations(slug)).items : []),
    `${slug} ${owns}`,
  )
  return (
    <>
      {owns && (
        <Section title={t('members.invite')} lead={t('members.invite.lead')}>
          <Invite
            slug={slug}
            onInvited={(invitation) => {
              if (invitation.state === 'accepted') members.again()
              else waiting.set((now) => [...now, invitation])
            }}
          />
        </Section>
      )}
      <Section title={t('members.here')} lead={t('members.roles')}>
        {members.failure && <Trouble failure={members.failure} onAgain={members.again} />}
        <ul className={form.list}>
          {members.data?.map((member) => (
            <MemberLine
              key={member.person.id}
              slug={slug}
              member={member}
              own={member.person.id === me.person.id}
              owns={owns}
              last={member.role === 'owner' && owners === 1}
              onChange={members.set}
            />
          ))}
        </ul>
      </Section>
      {owns && (
        <Section title={t('members.waiting')}>
          {waiting.failure && <Trouble failure={waiting.failure} onAgain={waiting.again} />}
          {waiting.data && <Invitations slug={slug} waiting={waiting.data} onChange={waiting.set} />}
        </Section>
      )}
    </>
  )
}

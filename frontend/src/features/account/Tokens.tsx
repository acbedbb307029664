import { useState } from 'react'
import type { Me } from '../../api/records'
import { settings, type Token } from '../../api/settings'
import { useAsked, useDoing } from '../../replica/asked'
import { Confirm } from '../../ui/form/Confirm'
import form from '../../ui/form/Form.module.css'
import { Section } from '../../ui/form/Section'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { toast } from '../../ui/toasts'
import { MadeToken } from './MadeToken'
import { NewToken } from './NewToken'

/** Keys for scripts, each made for one purpose and shown once. */
export function Tokens({ me }: { me: Me }) {
  const { t } = useLanguage()
  const asked = useAsked(settings.tokens, 'tokens')
  const [made, setMade] = useState<Token | null>(null)
  const tokens = asked.data
  return (
    <>
      <Section title={t('tokens.new')} lead={t('tokens.lead')}>
        <NewToken
          me={me}
          onMade={(token) => {
            setMade(token)
            asked.set((now) => [...now, token])
          }}
        />
        {made && <MadeToken key={made.id} token={made} me={me} onDone={() => setMade(null)} />}
      </Section>
      <Section title={t('tokens.yours')}>
        {asked.failure && <Trouble failure={asked.failure} onAgain={asked.again} />}
        {tokens?.length === 0 && <p className={form.lead}>{t('tokens.none')}</p>}
        {tokens && tokens.length > 0 && (
          <ul className={form.list}>
            {tokens.map((token) => (
              <Line
                key={token.id}
                token={token}
                onGone={() => {
                  asked.set((now) => now.filter((each) => each.id !== token.id))
                  if (made?.id === token.id) setMade(null)
                }}
              />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function Line({ token, onGone }: { token: Token; onGone: () => void }) {
  const { t } = useLanguage()
  const dates = useDates()
  const { busy, failure, run } = useDoing()
  const day = (time: string) => dates.short(Date.parse(time))
  const expired = token.expiresAt !== null && Date.parse(token.expiresAt) < Date.now()
  const revoke = async () => {
    const gone = await run(() => settings.revokeToken(token.id))
    if (!gone) return
    onGone()
    toast(t('tokens.revoked', { name: token.name }))
  }
  return (
    <li className={form.row}>
      <div className={form.who}>
        <span className={form.name}>{token.name}</span>
        <span className={form.hint}>
          {[
            t(`tokens.access.${token.access}`),
            token.notebook ?? t('tokens.all'),
            token.expiresAt === null
              ? t('tokens.expires.never')
              : t(expired ? 'tokens.expired' : 'tokens.expires', { date: day(token.expiresAt) }),
            token.lastUsedAt === null
              ? t('tokens.used.never')
              : t('tokens.used', { date: day(token.lastUsedAt) }),
          ].join(' · ')}
        </span>
      </div>
      <div className={form.doing}>
        <Confirm
          words={t('tokens.revoke')}
          label={t('tokens.revoke.one', { name: token.name })}
          question={t('tokens.revoke.sure')}
          yes={t('tokens.revoke')}
          busy={busy}
          onYes={revoke}
        />
      </div>
      {failure && <Trouble failure={failure} />}
    </li>
  )
}

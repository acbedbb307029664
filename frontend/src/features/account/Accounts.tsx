import { useState } from 'react'
import type { Me } from '../../api/records'
import { type Account, settings } from '../../api/settings'
import { useAsked, useDoing } from '../../replica/asked'
import { Confirm } from '../../ui/form/Confirm'
import form from '../../ui/form/Form.module.css'
import { More } from '../../ui/form/More'
import { Search } from '../../ui/form/Search'
import { Section } from '../../ui/form/Section'
import { useDates } from '../../ui/language/dates'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'

/** Everybody who was ever seen here, for whoever looks after the instance. */
export function Accounts({ me }: { me: Me }) {
  const { t } = useLanguage()
  const [words, setWords] = useState('')
  const asked = useAsked(() => settings.accounts(words), `accounts ${words}`)
  const page = asked.data
  const more = useDoing()
  return (
    <Section title={t('accounts.title')} lead={t('accounts.lead')}>
      <Search label={t('accounts.search')} onWords={setWords} />
      {asked.failure && <Trouble failure={asked.failure} onAgain={asked.again} />}
      {page?.items.length === 0 && <p className={form.lead}>{t('settings.nobody')}</p>}
      {page && page.items.length > 0 && (
        <ul className={form.list}>
          {page.items.map((account) => (
            <Line
              key={account.id}
              account={account}
              own={account.id === me.person.id}
              onChange={(next) =>
                asked.set((now) => ({
                  ...now,
                  items: now.items.map((each) => (each.id === next.id ? next : each)),
                }))
              }
            />
          ))}
        </ul>
      )}
      <More
        token={page?.nextPageToken ?? null}
        doing={more}
        onMore={async (token) => {
          const next = await settings.accounts(words, token)
          asked.set((now) => ({ ...next, items: [...now.items, ...next.items] }))
        }}
      />
    </Section>
  )
}

type Props = { account: Account; own: boolean; onChange: (next: Account) => void }

function Line({ account, own, onChange }: Props) {
  const { t } = useLanguage()
  const dates = useDates()
  const { busy, failure, run } = useDoing()
  const off = account.deactivatedAt
  const change = (deactivated: boolean) =>
    run(async () => onChange(await settings.deactivate(account.id, deactivated)))
  const { name } = account
  return (
    <li className={`${form.row} ${form.brief} ${off ? form.over : ''}`}>
      <div className={form.who}>
        <span className={form.name}>
          {name} {own && <small>{t('members.you')}</small>}
        </span>
        <span className={form.hint}>
          {[
            account.userName !== name && account.userName,
            account.email,
            t('accounts.since', { date: dates.short(Date.parse(account.createdAt)) }),
            off && t('accounts.off', { date: dates.short(Date.parse(off)) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={form.doing}>
        {own ? null : off ? (
          <button
            type="button"
            className={form.plain}
            disabled={busy}
            aria-label={t('accounts.back.one', { name })}
            onClick={() => change(false)}
          >
            {t('accounts.back')}
          </button>
        ) : (
          <Confirm
            words={t('accounts.deactivate')}
            label={t('accounts.deactivate.one', { name })}
            question={t('accounts.deactivate.sure')}
            yes={t('accounts.deactivate')}
            busy={busy}
            onYes={() => change(true)}
          />
        )}
      </div>
      {failure && <Trouble failure={failure} />}
    </li>
  )
}

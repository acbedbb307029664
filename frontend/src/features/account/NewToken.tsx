import { useState } from 'react'
import type { Me } from '../../api/records'
import { settings, type Token } from '../../api/settings'
import { useDoing } from '../../replica/asked'
import form from '../../ui/form/Form.module.css'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'

const days = [7, 30, 90, 365] as const
const DAY = 86_400_000

export function NewToken({ me, onMade }: { me: Me; onMade: (token: Token) => void }) {
  const { t } = useLanguage()
  const [name, setName] = useState('')
  const [notebook, setNotebook] = useState('')
  const [access, setAccess] = useState<Token['access']>('write')
  const [lasting, setLasting] = useState('90')
  const { busy, failure, run } = useDoing()
  const make = () =>
    run(async () => {
      const expiresAt = lasting === '' ? null : new Date(Date.now() + Number(lasting) * DAY).toISOString()
      onMade(await settings.makeToken({ name: name.trim(), notebook: notebook || null, access, expiresAt }))
      setName('')
    })
  return (
    <form
      className={form.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) void make()
      }}
    >
      <label className={`${form.field} ${form.wide}`}>
        {t('tokens.name')}
        <input
          value={name}
          maxLength={200}
          autoComplete="off"
          placeholder={t('tokens.name.example')}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className={form.field}>
        {t('tokens.notebook')}
        <select value={notebook} onChange={(event) => setNotebook(event.target.value)}>
          <option value="">{t('tokens.all')}</option>
          {me.notebooks.map((each) => (
            <option key={each.id} value={each.slug}>
              {each.slug}
            </option>
          ))}
        </select>
      </label>
      <label className={form.field}>
        {t('tokens.access')}
        <select value={access} onChange={(event) => setAccess(event.target.value as Token['access'])}>
          <option value="write">{t('tokens.access.write')}</option>
          <option value="read">{t('tokens.access.read')}</option>
        </select>
      </label>
      <label className={form.field}>
        {t('tokens.lasting')}
        <select value={lasting} onChange={(event) => setLasting(event.target.value)}>
          {days.map((n) => (
            <option key={n} value={n}>
              {t('tokens.days', { n })}
            </option>
          ))}
          <option value="">{t('tokens.lasting.ever')}</option>
        </select>
      </label>
      <button type="submit" className={form.primary} disabled={!name.trim() || busy}>
        {t('tokens.make')}
      </button>
      {failure && <Trouble failure={failure} />}
    </form>
  )
}

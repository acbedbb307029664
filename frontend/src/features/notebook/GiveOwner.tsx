import { useState } from 'react'
import { type InstanceNotebook, settings } from '../../api/settings'
import { useAsked, useDoing } from '../../replica/asked'
import form from '../../ui/form/Form.module.css'
import { Search } from '../../ui/form/Search'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { toast } from '../../ui/toasts'
import styles from './GiveOwner.module.css'

type Props = {
  slug: string
  owners: InstanceNotebook['owners']
  onGiven: (next: InstanceNotebook) => void
}

/** Somebody found by a few letters becomes an owner. */
export function GiveOwner({ slug, owners, onGiven }: Props) {
  const { t } = useLanguage()
  const [words, setWords] = useState('')
  const found = useAsked(async () => (words ? (await settings.accounts(words)).items : []), words)
  const { busy, failure, run } = useDoing()
  const able = found.data?.filter(
    (each) => !each.deactivatedAt && !owners.some((owner) => owner.id === each.id),
  )
  const give = (id: string, name: string) =>
    run(async () => {
      onGiven(await settings.giveOwner(slug, id))
      toast(t('members.now', { name, role: t('role.owner') }))
    })
  return (
    <div className={styles.give}>
      <Search label={t('notebooks.give.search')} onWords={setWords} />
      {words && able?.length === 0 && <p className={form.hint}>{t('settings.nobody')}</p>}
      <ul>
        {able?.slice(0, 8).map(({ id, name, email, userName }) => (
          <li key={id}>
            <button type="button" className={form.plain} disabled={busy} onClick={() => give(id, name)}>
              {name} <span className={form.hint}>{email ?? userName}</span>
            </button>
          </li>
        ))}
      </ul>
      {(failure ?? found.failure) && (
        <Trouble failure={(failure ?? found.failure) as NonNullable<typeof failure>} />
      )}
    </div>
  )
}

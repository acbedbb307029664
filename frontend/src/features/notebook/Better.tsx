import { useMemo, useRef, useState } from 'react'
import type { Notebook } from '../../api/settings'
import { useDoing } from '../../replica/asked'
import { useReplica, useStatus } from '../../replica/react'
import form from '../../ui/form/Form.module.css'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { resultNames } from './resultNames'

type Ways = Notebook['better']
type Way = Ways[string] | ''
type Props = { better: Ways; owns: boolean; onChange: (better: Ways) => Promise<void> }

/** For each name of a result that occurs, which way it is better. */
export function Better({ better, owns, onChange }: Props) {
  const { t } = useLanguage()
  const { book } = useReplica()
  const { phase, held } = useStatus()
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are counted anew as more of the notebook arrives
  const occurring = useMemo(() => resultNames(book.entries.values()), [book, phase, held])
  const [ways, setWays] = useState(better)
  const { failure, run } = useDoing()
  const sent = useRef<Promise<unknown>>(Promise.resolve())
  const names = [...new Set([...Object.keys(ways), ...occurring])].sort()
  const choose = (name: string, way: Way) => {
    const { [name]: _, ...others } = ways
    const next = way === '' ? others : { ...others, [name]: way }
    setWays(next)
    // All of them are sent each time: one after the other, or an earlier one could win.
    sent.current = sent.current
      .then(() => run(() => onChange(next)))
      .then((well) => {
        if (!well) setWays(better)
      })
  }
  if (names.length === 0) return <p className={form.hint}>{t('general.better.none')}</p>
  return (
    <>
      <ul className={form.list}>
        {names.map((name) => (
          <li key={name} className={form.row}>
            <code>{name}</code>
            <select
              className={form.select}
              aria-label={t('general.better.of', { name })}
              value={ways[name] ?? ''}
              disabled={!owns}
              onChange={(event) => choose(name, event.target.value as Way)}
            >
              <option value="">{t('general.better.unsaid')}</option>
              <option value="higher">{t('general.better.higher')}</option>
              <option value="lower">{t('general.better.lower')}</option>
            </select>
          </li>
        ))}
      </ul>
      {failure && <Trouble failure={failure} />}
    </>
  )
}

import { useSyncExternalStore } from 'react'
import { commandKey, useStrokes } from '../../ui/keyboard'
import { useLanguage } from '../../ui/language/language'
import type { WordKey } from '../../ui/language/words'
import { Sheet } from '../../ui/Sheet'
import styles from './Help.module.css'

let open = false
const listeners = new Set<() => void>()
function set(next: boolean): void {
  open = next
  for (const listener of listeners) listener()
}
export const openHelp = () => set(true)

type Line = { keys: readonly string[]; what: WordKey }
const groups: readonly { title: WordKey; lines: readonly Line[] }[] = [
  {
    title: 'help.moving',
    lines: [
      { keys: ['j'], what: 'help.j' },
      { keys: ['k'], what: 'help.k' },
      { keys: ['Enter'], what: 'help.enter' },
      { keys: ['o'], what: 'help.o' },
      { keys: ['f'], what: 'help.f' },
      { keys: ['Esc'], what: 'help.esc' },
      { keys: ['End'], what: 'help.end' },
      { keys: ['Home'], what: 'help.home' },
    ],
  },
  {
    title: 'help.writing',
    lines: [
      { keys: ['n'], what: 'help.n' },
      { keys: [commandKey, 'Enter'], what: 'help.post' },
      { keys: [commandKey, 'Shift', 'P'], what: 'help.preview' },
      { keys: ['Tab'], what: 'help.complete' },
      { keys: ['r'], what: 'help.r' },
      { keys: ['Shift', 'R'], what: 'help.R' },
      { keys: ['s'], what: 'help.s' },
      { keys: ['y'], what: 'help.y' },
      { keys: ['z'], what: 'help.undo' },
    ],
  },
  { title: 'help.everywhere', lines: [{ keys: ['?'], what: 'help.help' }] },
]

export function Help() {
  const { t } = useLanguage()
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
  useStrokes([['?', openHelp]])
  if (!shown) return null
  return (
    <Sheet label={t('help.title')} onClose={() => set(false)}>
      <h2 className={styles.title}>{t('help.title')}</h2>
      {groups.map(({ title, lines }) => (
        <section key={title} className={styles.group}>
          <h3>{t(title)}</h3>
          <dl>
            {lines.map(({ keys, what }) => (
              <div key={what}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(what)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <button type="button" className={styles.close} onClick={() => set(false)}>
        {t('help.close')}
      </button>
    </Sheet>
  )
}

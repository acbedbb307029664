import { useSyncExternalStore } from 'react'
import { useStrokes } from '../../ui/keyboard'
import { keyLines } from '../../ui/keymap'
import { useLanguage } from '../../ui/language/language'
import { Sheet } from '../../ui/Sheet'
import styles from './Help.module.css'

let open = false
const listeners = new Set<() => void>()
function set(next: boolean): void {
  open = next
  for (const listener of listeners) listener()
}
export const openHelp = () => set(true)

const groups = [...new Set(keyLines.map(({ group }) => group))]

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
    <Sheet label={t('help.title')} onClose={() => set(false)} className={styles.sheet}>
      <h2 className={styles.title}>{t('help.title')}</h2>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3>{t(group)}</h3>
            <dl>
              {keyLines
                .filter((line) => line.group === group)
                .map(({ keys, what }) => (
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
      </div>
      <button type="button" className={styles.close} onClick={() => set(false)}>
        {t('help.close')}
      </button>
    </Sheet>
  )
}

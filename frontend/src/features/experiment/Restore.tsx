import { ChevronRight, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../../ui/language/language'
import { toast } from '../../ui/toasts'
import { Snapshot } from '../code/Snapshot'
import styles from './Restore.module.css'

type Props = { experimentKey: string; restore: Readonly<Record<string, unknown>> | null; snapshots: number }

/** The drawer nobody needs while thinking: how it was run, and with which code. */
export function Restore({ experimentKey, restore, snapshots }: Props) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const facts = Object.entries(restore ?? {}).filter(([, value]) => value !== null && value !== '')
  if (facts.length === 0 && snapshots === 0) return null
  return (
    <section className={styles.drawer}>
      <button type="button" className={styles.handle} aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={13} aria-hidden="true" />
        {t('restore.title')}
      </button>
      {open && (
        <div className={styles.inside}>
          {facts.length > 0 && (
            <dl className={styles.facts}>
              {facts.map(([name, value]) => (
                <Fact key={name} name={name} value={value} />
              ))}
            </dl>
          )}
          {snapshots > 0 && <Snapshot experimentKey={experimentKey} />}
        </div>
      )}
    </section>
  )
}

const known = {
  command: 'restore.command',
  git: 'restore.git',
  python: 'restore.python',
  host: 'restore.host',
} as const

function Fact({ name, value }: { name: string; value: unknown }) {
  const { t } = useLanguage()
  const label = name in known ? t(known[name as keyof typeof known]) : name
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1)
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{text}</code>
        {(name === 'command' || name === 'git') && <CopyButton text={text} />}
      </dd>
    </div>
  )
}

export function CopyButton({ text, children }: { text: string; children?: ReactNode }) {
  const { t } = useLanguage()
  return (
    <button
      type="button"
      className={styles.copy}
      aria-label={t('restore.copy')}
      title={t('restore.copy')}
      onClick={async () => {
        await navigator.clipboard.writeText(text)
        toast(t('restore.copied'))
      }}
    >
      <Copy size={13} aria-hidden="true" />
      {children}
    </button>
  )
}

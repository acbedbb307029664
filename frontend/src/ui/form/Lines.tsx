import { useLanguage } from '../language/language'
import { toast } from '../toasts'
import styles from './Lines.module.css'

/** Lines to be copied, and the button that does it. */
export function Lines({ text, label }: { text: string; label?: string }) {
  const { t } = useLanguage()
  return (
    <section className={styles.code} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <button
        type="button"
        className={styles.copy}
        onClick={async () => {
          await navigator.clipboard.writeText(text)
          toast(t('restore.copied'))
        }}
      >
        {t('restore.copy')}
      </button>
    </section>
  )
}

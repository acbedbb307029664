import styles from './ToastLine.module.css'
import { dismissToast, useToast } from './toasts'

export function ToastLine() {
  const toast = useToast()
  return (
    <div role="status" aria-live="polite" className={styles.place}>
      {toast && (
        <div key={toast.until} className={styles.toast}>
          <span>{toast.words}</span>
          {toast.action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                toast.action?.run()
                if (toast.action) dismissToast()
              }}
            >
              {toast.action.words}
              <span className={styles.stroke} aria-hidden="true">
                z
              </span>
            </button>
          )}
        </div>
      )}
    </div>
  )
}

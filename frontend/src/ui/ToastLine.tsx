import { useStrokes } from './keyboard'
import styles from './ToastLine.module.css'
import { currentToast, dismissToast, useToast } from './toasts'

/** What was just done, on whatever page one is, and the way to undo it. */
export function ToastLine() {
  const toast = useToast()
  useStrokes([['z', undo]])
  return (
    <div role="status" aria-live="polite" className={styles.place}>
      {toast && (
        <div key={toast.until} className={styles.toast}>
          <span>{toast.words}</span>
          {toast.action && (
            <button type="button" className={styles.action} onClick={undo}>
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

function undo(): unknown {
  const action = currentToast()?.action
  if (!action) return false
  action.run()
  dismissToast()
}

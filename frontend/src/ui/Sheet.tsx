import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import styles from './Sheet.module.css'

type Props = { label: string; onClose: () => void; children: ReactNode; className?: string | undefined }

/** A modal layer: the browser's own dialog, which keeps the focus inside and closes on Esc. */
export function Sheet({ label, onClose, children, className }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Taken before anything in the sheet can have the focus; given back while the sheet is still on the page.
  const [before] = useState(() => document.activeElement)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [before])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the sheet is a convenience; Esc is the key for it
    <dialog
      ref={dialog}
      aria-label={label}
      className={className ?? styles.sheet}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      {children}
    </dialog>
  )
}

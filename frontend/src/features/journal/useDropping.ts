import { useEffect, useState } from 'react'
import { filesOf, offerFiles } from '../annotation/writing/useUploads'

/** Pictures can be pasted or dropped anywhere; they go to the writing box. True while files hang over the page. */
export function useDropping(): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (carries(event) && ++depth > 0) setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (carries(event) && --depth <= 0) setOver(false)
    }
    const allow = (event: DragEvent) => {
      if (carries(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      const files = filesOf(event.dataTransfer)
      if (files.length === 0 || event.defaultPrevented) return
      event.preventDefault()
      offerFiles(files)
    }
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return
      const files = filesOf(event.clipboardData)
      if (files.length === 0) return
      event.preventDefault()
      offerFiles(files)
      document.getElementById('write')?.focus({ preventScroll: true })
    }
    // React's own handlers run before these, at the root: a box that took the files has stopped the event.
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    window.addEventListener('paste', paste)
    const reset = () => {
      depth = 0
      setOver(false)
    }
    document.addEventListener('drop', reset, { capture: true })
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste)
      document.removeEventListener('drop', reset, { capture: true })
    }
  }, [])
  return over
}

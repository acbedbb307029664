import { useEffect, useState } from 'react'

/** A file's lines: as they are at once, coloured as soon as the colours are here. */
export function useLines(text: string | null, path: string): readonly string[] | null {
  const [made, setMade] = useState<{ text: string; lines: readonly string[] } | null>(null)
  useEffect(() => {
    if (text === null) return
    let current = true
    import('./colouredLines').then(({ colouredLines }) => {
      if (current) setMade({ text, lines: colouredLines(text, path) })
    })
    return () => {
      current = false
    }
  }, [text, path])
  return made !== null && made.text === text ? made.lines : null
}

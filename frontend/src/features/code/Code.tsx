import { useEffect, useMemo, useState } from 'react'
import { Html } from '../../ui/Html'
import { Trouble } from '../../ui/Trouble'
import { useFetched } from './fetching'
import styles from './Snapshot.module.css'

const textIn = (response: Response) => response.text()

/** One file, coloured, with the numbers of its lines. The colours are fetched when first needed. */
export function Code({ address, path }: { address: string; path: string }) {
  const { value: text, failure, again } = useFetched(address, textIn)
  const html = useColours(text, path)
  const numbers = useMemo(() => {
    const lines = (text ?? '').replace(/\n$/, '').split('\n').length
    return Array.from({ length: lines }, (_, i) => i + 1).join('\n')
  }, [text])
  if (failure) return <Trouble failure={failure} onAgain={again} />
  if (text === null) return null
  return (
    <div className={styles.code}>
      <span className={styles.numbers} aria-hidden="true">
        {numbers}
      </span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard */}
      <section className={styles.text} tabIndex={0} aria-label={path}>
        {html === null ? text : <Html as="code" html={html} />}
      </section>
    </div>
  )
}

function useColours(text: string | null, path: string): string | null {
  const [html, setHtml] = useState<string | null>(null)
  useEffect(() => {
    setHtml(null)
    if (text === null) return
    let current = true
    import('./colour').then(({ colour, languageOf }) => {
      if (current) setHtml(colour(text, languageOf(path)))
    })
    return () => {
      current = false
    }
  }, [text, path])
  return html
}

import { useCallback } from 'react'
import { lookFor } from '../../features/journal/finding'
import { closeFind, openFind, useFindOpen } from '../../features/search/opening'
import type { Command } from '../../features/search/options'
import { Palette } from '../../features/search/Palette'
import { useReplica } from '../../replica/react'
import { useSession } from '../../replica/session'
import { doing, useChords, useStrokes } from '../../ui/keyboard'
import { keyLines } from '../../ui/keymap'
import { useLanguage } from '../../ui/language/language'
import { type Language, setPreferences, type Theme } from '../../ui/preferences'
import { toast } from '../../ui/toasts'
import { go } from '../going'
import { paths, placeOf } from '../paths'

const themes: readonly Theme[] = ['system', 'light', 'dark']
const languages: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['ja', '日本語'],
]

const named = keyLines
  .filter(({ command }) => command !== undefined)
  .sort((a, b) => (a.command ?? 0) - (b.command ?? 0))

/** The find box of a notebook, and what can be done from it. */
export function Finding() {
  const { slug } = useReplica()
  const commands = useCommands()
  const opened = useFindOpen() !== null
  useChords([['k', () => (opened ? closeFind() : openFind())]])
  useStrokes([['/', () => openFind()]])
  return (
    <Palette
      commands={commands}
      jump={useCallback((day: string) => go(paths.at(slug, day)), [slug])}
      showAll={useCallback(
        (words: string) => {
          const place = placeOf(location.pathname)
          if (place.page === 'notebook' && (place.at || place.view || place.trail)) go(paths.log(slug))
          lookFor(words)
        },
        [slug],
      )}
    />
  )
}

/** What has a key and can be done now; then what has none. */
function useCommands(): () => readonly Command[] {
  const { t, language } = useLanguage()
  const { slug } = useReplica()
  const session = useSession()
  const notebooks = ('me' in session ? session.me?.notebooks : null) ?? []
  return () => [
    ...named.flatMap((line) => {
      const run = doing(line)
      return run ? [{ id: line.what, label: t(line.what), keys: line.keys, run }] : []
    }),
    ...notebooks
      .filter((each) => each.slug !== slug)
      .map(({ slug: other, title }) => ({
        id: `notebook-${other}`,
        label: t('find.toNotebook', { title }),
        run: () => go(paths.log(other)),
      })),
    { id: 'copy', label: t('find.copy'), run: () => copied(t('entry.linked')) },
    { id: 'reference', label: t('nav.reference'), run: () => go(paths.reference()) },
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      label: t('find.theme', { theme: t(`theme.${theme}`) }),
      run: () => setPreferences({ theme }),
    })),
    ...languages
      .filter(([each]) => each !== language)
      .map(([each, name]) => ({
        id: `language-${each}`,
        label: name,
        run: () => setPreferences({ language: each }),
      })),
  ]
}

async function copied(words: string): Promise<void> {
  await navigator.clipboard.writeText(location.href)
  toast(words)
}

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isBare, parseQuery } from '../lib/query'
import { foldText } from '../lib/text'
import { Journal, KEI, MIO } from '../testing/notebook'
import { Book } from './book'
import { entryOf } from './entries'
import { Finder } from './finding'
import { Search } from './search'
import { Searcher } from './searching'

const ROWS = 300
const letters = ['a', 'b', 'ｂ', 'A', 'あ', 'い', ' ']
const bookOf = (texts: readonly string[]) => {
  const journal = new Journal()
  texts.forEach((text, n) => void journal.add('annotation', { text }, n % 3 === 0 ? MIO : KEI))
  const book = new Book()
  book.change(journal.items.map(entryOf))
  return book
}

/** Every row looked at, one by one, newest first. */
function naive(book: Book, typed: string): number[] {
  const query = parseQuery(typed)
  const { items } = book.log.current
  if (isBare(query)) return []
  return items
    .map((_, place) => place)
    .filter((place) => {
      const { author, record } = book.entries.get(items[place]?.id ?? '') ?? {}
      const text = foldText(record?.text ?? '')
      return query.words.every((word) => text.includes(word)) && author?.name.startsWith(query.by ?? '')
    })
    .reverse()
}

const placesOf = (search: Search) => Array.from({ length: search.count }, (_, n) => search.place(n))

it('finds what looking at every row would find, however it is typed and however far it is looked each time', () => {
  const text = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 5 })
  const typing = fc.array(
    fc.record({
      // A letter more, letters less, another word, a filter, or the same again.
      does: fc.constantFrom('more', 'more', 'more', 'less', 'other', 'by:mio ', ''),
      letter: fc.constantFrom(...letters),
      enough: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
      hurried: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(fc.array(text, { minLength: 3, maxLength: 12 }), typing, (texts, steps) => {
      const book = bookOf(Array.from({ length: ROWS }, (_, n) => texts[(n * 7) % texts.length] ?? ''))
      const searcher = new Searcher(book, new Finder(book))
      let typed = ''
      for (const { does, letter, enough, hurried } of steps) {
        if (does === 'more') typed += letter
        else if (does === 'less') typed = typed.slice(0, -1)
        else if (does === 'other') typed = letter
        else typed = does + typed
        const search = searcher.search(parseQuery(typed))
        search.look(enough, hurried ? () => 0 : undefined)
        const wanted = naive(book, typed)
        expect(placesOf(search)).toEqual(wanted.slice(0, search.count))
        if (enough !== undefined && !hurried) expect(search.count).toBe(Math.min(enough, wanted.length))
        if (search.done) expect(search.count).toBe(wanted.length)
        // Whoever asks on goes on where it stopped; what narrows it begins there.
        if (letter === 'a') {
          while (!search.look(undefined, () => 0)) expect(search.done).toBe(false)
          expect(placesOf(search)).toEqual(wanted)
        }
      }
    }),
    { numRuns: 150 },
  )
})

it('looks no further than it is asked to, and stops when the time is over', () => {
  const search = new Search(
    Array.from({ length: 10_000 }, () => 'leak'),
    ['leak'],
    null,
    null,
  )
  expect(search.look(12)).toBe(false)
  expect(placesOf(search)).toEqual(Array.from({ length: 12 }, (_, n) => 9_999 - n))
  expect(search.look(undefined, () => 0)).toBe(false)
  expect(search.count).toBeLessThan(1_000)
  expect(search.look()).toBe(true)
  expect(search.count).toBe(10_000)
})

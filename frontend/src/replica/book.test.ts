import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { About, JournalItem } from '../api/records'
import { aboutExperiment, Journal, KEI, MIO } from '../testing/notebook'
import { Book } from './book'
import { entryOf } from './entries'
import { Finder } from './finding'
import { Views } from './views'

function read(pages: readonly (readonly JournalItem[])[]) {
  const book = new Book()
  const views = new Views(book, { contentOf: (id) => id, thumbnailOf: (id) => id })
  const finder = new Finder(book)
  for (const page of pages) {
    book.change(page.map(entryOf))
    // Asking in between must not change what is answered later.
    for (const id of book.entries.keys()) {
      pictureOf(views, id)
      finder.mentioning(id)
    }
  }
  const ids = [...book.entries.keys()].sort()
  return {
    log: book.log.current.items,
    months: book.log.months(),
    keys: book.keys().sort(),
    resolved: book
      .keys()
      .sort()
      .map((key) => book.resolve(key)),
    complete: finder.complete('t', 50),
    records: ids.map((id) => book.entries.get(id)?.record),
    views: ids.map((id) => pictureOf(views, id)),
    places: ids.map((id) => finder.placeOf(id)),
    mentions: ids.map((id) => finder.mentioning(id)),
  }
}

function pictureOf(views: Views, id: string) {
  const { thumbnail: _, ...attachment } = views.attachment(id) ?? { thumbnail: null }
  return [views.experiment(id), views.annotation(id), attachment, views.amendment(id), views.about(id)]
}

/** A journal in which anything may refer to anything that stands before it, and by name to what does not exist yet. */
const journals = fc
  .array(fc.record({ what: fc.nat(11), which: fc.nat(1000), other: fc.nat(1000), by: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps) => {
    const journal = new Journal()
    const redacted = new Set<string>()
    const pick = (type: string, n: number) => {
      const all = journal.items.filter((item) => item.type === type)
      return all[n % all.length]
    }
    const trial = (n: number) => pick('experiment', n)
    for (const { what, which, other, by } of steps) {
      const author = by ? KEI : MIO
      const experiment = trial(which)
      const note = pick('annotation', which)
      const picture = pick('attachment', which)
      const any = journal.items[which % Math.max(1, journal.items.length)]
      if (what <= 1 || !any) {
        journal.add(
          'experiment',
          {
            key: `t${other % 7}_${journal.lastSeq}`,
            parents: by ? [`t${which % 7}_${other % 9}`] : null,
            results: { acc: which },
          },
          author,
        )
      } else if (what === 2 && experiment)
        journal.amend(experiment, { key: `t${which % 7}_${other % 9}`, title: by ? `title ${other}` : null })
      else if (what === 3 && experiment)
        journal.amend(experiment, {
          results: { acc: by ? null : other, loss: which },
          occurredAt: any.recordedAt,
        })
      else if (what === 4 && experiment)
        journal.amend(experiment, { parents: [`t${which % 7}_${other % 9}`] })
      else if (what === 5 && experiment)
        journal.amend(experiment, { withdrawn: by, finished: { at: any.recordedAt, ok: true } })
      else if (what === 6 && picture)
        journal.add('amendment', { attachment: picture.record.id, label: by ? 'loss' : null, about: [] })
      else if (what === 7) {
        const about: About[] =
          experiment && by ? aboutExperiment(experiment) : [{ experiment: `t${which % 7}_1` }]
        const mentioned = trial(other)?.record as { key?: string } | undefined
        journal.annotation(`about t${other % 7}_3 and ${mentioned?.key}`, about, {
          kind: other % 2 ? 'note' : 'summary',
        })
      } else if (what === 8 && note) {
        const about = [
          { annotation: note.record.id, quote: 'about' },
          ...(experiment ? aboutExperiment(experiment) : []),
        ]
        journal.annotation('no', about, { kind: 'correction' })
      } else if (what === 9)
        journal.attachment({ about: experiment && by ? aboutExperiment(experiment) : [] })
      else if (what === 10)
        journal.annotation('diary', [], { attachments: picture ? [picture.record.id] : [] })
      else if (any.type !== 'redaction' && !redacted.has(any.record.id)) {
        redacted.add(any.record.id)
        journal.redact(any)
      }
    }
    return journal.items
  })

it('says the same of the same records, in whatever order and pages they came', () => {
  const shuffled = journals.chain((items) =>
    fc.record({
      items: fc.constant(items),
      order: fc.shuffledSubarray(items, { minLength: items.length }),
      cuts: fc.array(fc.nat(items.length), { maxLength: 6 }),
      again: fc.subarray(items),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ items, order, cuts, again }) => {
      const borders = [0, ...cuts.sort((a, b) => a - b), order.length]
      const pages = borders.slice(1).map((end, i) => order.slice(borders[i], end))
      expect(read([...pages, again])).toEqual(read([items]))
    }),
    { numRuns: 300 },
  )
})

it('keeps nothing of what was redacted, wherever the redaction came in', () => {
  const journal = new Journal()
  const note = journal.annotation('password: hunter2')
  const redaction = journal.redact(note)
  for (const order of [
    [note, redaction],
    [redaction, note],
  ]) {
    const book = new Book()
    const emptied = order.flatMap((item) => book.change([entryOf(item)]))
    expect(JSON.stringify([...book.entries.values()])).not.toContain('hunter2')
    expect(emptied.map((entry) => entry.id)).toEqual([note.record.id])
    expect(book.entries.get(note.record.id)?.record.redacted).toEqual({
      by: KEI,
      at: redaction.recordedAt,
      reason: 'a secret',
    })
  }
})

it('drops only the record when a redaction names one file of a snapshot', () => {
  const journal = new Journal()
  const trial = journal.experiment('t')
  const snapshot = journal.add('snapshot', {
    experiment: 't',
    experimentId: trial.record.id,
    files: 3,
    bytes: 10,
  })
  journal.add('redaction', { record: snapshot.record.id, path: 'secrets.py', reason: 'a key' })
  const book = new Book()
  book.change(journal.items.map(entryOf))
  expect(book.entries.get(snapshot.record.id)?.record.redacted).toBeUndefined()
})

import type { About, JournalItem, RecordType } from '../api/records'
import { uuidv7 } from '../lib/uuid'

export const KEI = { id: '0197b000-0000-7000-8000-000000000001', name: 'kei' }
export const MIO = { id: '0197b000-0000-7000-8000-000000000002', name: 'mio' }

/** A journal being written: every call appends one record and returns its item. */
export class Journal {
  readonly items: JournalItem[] = []
  epoch = 'epoch-1'
  private clock = Date.parse('2026-06-01T00:00:00Z')

  get lastSeq(): number {
    return this.items.length
  }

  add(type: RecordType, record: Record<string, unknown>, author = KEI): JournalItem {
    this.clock += 60_000
    const at = new Date(this.clock).toISOString()
    const whole = { id: uuidv7(), occurredAt: at, ...record }
    const item = { seq: this.items.length + 1, type, recordedAt: at, author, record: whole } as JournalItem
    this.items.push(item)
    return item
  }

  experiment(key: string, rest: Record<string, unknown> = {}): JournalItem {
    return this.add('experiment', { key, title: null, parents: null, results: {}, ...rest })
  }

  annotation(text: string, about: About[] = [], rest: Record<string, unknown> = {}): JournalItem {
    return this.add('annotation', { kind: 'note', text, about, attachments: [], ...rest })
  }

  amend(experiment: JournalItem, change: Record<string, unknown>): JournalItem {
    const { id, key } = experiment.record as { id: string; key: string }
    return this.add('amendment', { experiment: key, experimentId: id, ...change })
  }

  attachment(rest: Record<string, unknown> = {}): JournalItem {
    return this.add('attachment', {
      label: null,
      fileName: null,
      mediaType: 'image/png',
      size: 1000,
      width: 640,
      height: 400,
      sha256: '0'.repeat(64),
      about: [],
      ...rest,
    })
  }

  redact(item: JournalItem, reason = 'a secret'): JournalItem {
    return this.add('redaction', {
      record: item.record.id,
      recordSeq: item.seq,
      recordType: item.type,
      path: null,
      reason,
    })
  }
}

export const aboutExperiment = (item: JournalItem): About[] => {
  const { id, key } = item.record as { id: string; key: string }
  return [{ experiment: key, experimentId: id }]
}

/** A diary of trials as long as wanted: half experiments with words, half diary entries, some corrections. */
export function longJournal(count: number): Journal {
  const journal = new Journal()
  for (let n = 0; journal.lastSeq < count; n++) {
    if (n % 2 === 0) {
      const parents = n > 1 ? [`trial_${n - 2}`] : null
      const trial = journal.experiment(`trial_${n}`, {
        parents,
        results: { acc: (n % 100) / 100, loss: 1 / (n + 1) },
      })
      const at = { occurredAt: (trial.record as { occurredAt: string }).occurredAt }
      journal.annotation(
        `ブロックの中に残差を足した。trial_${n - 2} と比べる。`.repeat(2),
        aboutExperiment(trial),
        at,
      )
    } else {
      const note = journal.annotation(
        `値を書き出した。最初の一歩から動いていない。\`normalize\` を呼ぶ場所がない。 #${n}`,
      )
      if (n % 20 === 1) {
        const about = [{ annotation: note.record.id, quote: '動いていない' }]
        journal.annotation('動いていた。別の変数を読んでいただけ。', about, { kind: 'correction' })
      }
    }
  }
  journal.items.length = count
  return journal
}

import type { Replica } from '../../../replica/react'
import type { Written } from '../../../replica/types'
import { answer, type Scope } from '../replying'

function placeOf(replica: Replica, { about: [first] }: Written): string {
  const key = first?.experiment ?? first?.result?.experiment ?? first?.code?.experiment
  const about = first?.annotation ?? first?.attachment ?? (key && replica.resolveKey(key))
  return about ? `about:${about}` : 'log'
}

/** Something taken back returns to the box it was written in, above whatever has been begun there since. */
export function putBack(
  replica: Replica,
  written: Written,
  place = placeOf(replica, written),
  scope: Scope = 'log',
): void {
  const begun = replica.drafts.state(place)
  replica.drafts.set(place, {
    text: [written.text, begun.text].filter(Boolean).join('\n\n'),
    attachments: [...new Set([...written.attachments, ...begun.attachments])],
  })
  const [, about] = /^(?:about|summary):(.*)$/.exec(place) ?? []
  if (!about) return
  const quote = written.about[0]?.quote ?? null
  const kind = written.kind === 'note' ? 'comment' : written.kind
  answer({ about, kind, quote, scope })
}

export type ServerEvent = { event: string; data: string; id: string | null }

/**
 * Server-sent events out of pieces of text (WHATWG HTML, "event stream interpretation"). Unlike `EventSource` it lets
 * its caller see that bytes came at all, comments included, so a stream that has died without closing is noticed.
 */
export function sseParser(): (piece: string) => ServerEvent[] {
  let rest = ''
  let event = ''
  let data: string[] = []
  let id: string | null = null
  return (piece) => {
    const events: ServerEvent[] = []
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) events.push({ event: event || 'message', data: data.join('\n'), id })
        event = ''
        data = []
        id = null
        continue
      }
      const colon = line.indexOf(':')
      if (colon === 0) continue
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
      if (field === 'data') data.push(value)
      else if (field === 'event') event = value
      else if (field === 'id') id = value
    }
    return events
  }
}

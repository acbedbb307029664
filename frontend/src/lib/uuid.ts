let lastTime = 0
let counter = 0

/** A UUIDv7 (RFC 9562): sorts by time, and within one millisecond by the order of the calls. */
export function uuidv7(now: number = Date.now()): string {
  if (now > lastTime) {
    lastTime = now
    counter = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0
    counter &= 0x7ff
  } else if (++counter > 0xfff) {
    lastTime++
    counter = 0
  }
  const random = crypto.getRandomValues(new Uint8Array(8))
  const time = lastTime.toString(16).padStart(12, '0')
  const tail = Array.from(random, (byte, i) => (i === 0 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  const middle = `7${counter.toString(16).padStart(3, '0')}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

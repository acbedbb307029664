import { NOTHING } from './range'
import type { Status } from './types'

/** What is known of a notebook while nothing is. */
export const OPENING: Status = {
  read: false,
  phase: 'opening',
  link: 'connecting',
  signedOut: false,
  failure: null,
  held: NOTHING,
  lastSeq: 0,
  unsent: 0,
  failed: 0,
  keeps: true,
}

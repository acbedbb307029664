import type { WordKey } from './language/words'

const apple = /Mac|iPhone|iPad/.test(navigator.platform)
export const commandKey = apple ? '⌘' : 'Ctrl'

type Line = {
  group: 'help.moving' | 'help.code' | 'help.finding' | 'help.writing' | 'help.everywhere'
  what: WordKey
  /** As it is shown. */
  keys: readonly string[]
  /** `KeyboardEvent.key`, where it is one key alone. */
  stroke?: string
  /** With ⌘ or Ctrl, also while somebody types. */
  chord?: string
  /** Worth offering by name, where it can be done; the smallest first. */
  command?: number
}

/** Every key of the interface, once: the help sheet, the commands in the find box and the listeners all read it here. */
export const keymap = [
  { group: 'help.moving', what: 'help.j', keys: ['j'], stroke: 'j' },
  { group: 'help.moving', what: 'help.k', keys: ['k'], stroke: 'k' },
  { group: 'help.moving', what: 'help.enter', keys: ['Enter'], stroke: 'Enter' },
  { group: 'help.moving', what: 'help.o', keys: ['o'], stroke: 'o' },
  { group: 'help.moving', what: 'help.f', keys: ['f'], stroke: 'f' },
  { group: 'help.moving', what: 'help.esc', keys: ['Esc'], stroke: 'Escape' },
  { group: 'help.moving', what: 'help.end', keys: ['End'], stroke: 'End', command: 4 },
  { group: 'help.moving', what: 'help.home', keys: ['Home'], stroke: 'Home', command: 5 },
  { group: 'help.moving', what: 'help.since', keys: ['u'], stroke: 'u', command: 3 },
  { group: 'help.code', what: 'help.lines.down', keys: ['Shift', 'J'], stroke: 'J' },
  { group: 'help.code', what: 'help.lines.up', keys: ['Shift', 'K'], stroke: 'K' },
  { group: 'help.code', what: 'help.d', keys: ['d'], stroke: 'd' },
  { group: 'help.code', what: 'help.e', keys: ['e'], stroke: 'e' },
  { group: 'help.code', what: 'help.w', keys: ['w'], stroke: 'w' },
  { group: 'help.code', what: 'help.v', keys: ['v'], stroke: 'v' },
  { group: 'help.code', what: 'help.files.before', keys: ['['], stroke: '[' },
  { group: 'help.code', what: 'help.files.next', keys: [']'], stroke: ']' },
  { group: 'help.finding', what: 'help.palette', keys: [commandKey, 'K'], chord: 'k' },
  { group: 'help.finding', what: 'help.palette.slash', keys: ['/'], stroke: '/' },
  { group: 'help.finding', what: 'help.find', keys: [commandKey, 'F'], chord: 'f', command: 2 },
  { group: 'help.finding', what: 'help.hit.next', keys: ['n'], stroke: 'n' },
  { group: 'help.finding', what: 'help.hit.before', keys: ['Shift', 'N'], stroke: 'N' },
  { group: 'help.writing', what: 'help.n', keys: ['n'], stroke: 'n', command: 1 },
  { group: 'help.writing', what: 'help.post', keys: [commandKey, 'Enter'] },
  { group: 'help.writing', what: 'help.preview', keys: [commandKey, 'Shift', 'P'] },
  { group: 'help.writing', what: 'help.complete', keys: ['Tab'] },
  { group: 'help.writing', what: 'help.r', keys: ['r'], stroke: 'r' },
  { group: 'help.writing', what: 'help.R', keys: ['Shift', 'R'], stroke: 'R' },
  { group: 'help.writing', what: 'help.m', keys: ['m'] },
  { group: 'help.writing', what: 'help.s', keys: ['s'], stroke: 's' },
  { group: 'help.writing', what: 'help.y', keys: ['y'], stroke: 'y' },
  { group: 'help.writing', what: 'help.undo', keys: ['z'], stroke: 'z' },
  { group: 'help.everywhere', what: 'help.help', keys: ['?'], stroke: '?', command: 6 },
] as const satisfies readonly Line[]

export type Stroke = Extract<(typeof keymap)[number], { stroke: string }>['stroke']
export type Chord = Extract<(typeof keymap)[number], { chord: string }>['chord']
export const keyLines: readonly Line[] = keymap

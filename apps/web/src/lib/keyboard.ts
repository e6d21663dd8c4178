import type { Command, GoCommand } from './commands.ts'

export type KeyBinding<Asked extends Command = Command> = {
  keys: readonly [string] | readonly [string, string]
  command: Asked
}

/** What a key does on whatever page, in the order in which the map shows it. */
export const PAGE_BINDINGS = [
  { keys: ['/'], command: 'search' },
  { keys: ['c'], command: 'create' },
  { keys: ['j'], command: 'next-row' },
  { keys: ['k'], command: 'previous-row' },
  { keys: ['e'], command: 'edit-row' },
  { keys: ['?'], command: 'show-keys' },
] as const satisfies readonly KeyBinding[]

type GoPage = { key: string; goKey: string }

export const goCommand = ({ key }: Pick<GoPage, 'key'>): GoCommand => `go ${key}`

/** `g` and the key of a page open it. */
export const goBinding = (page: GoPage): KeyBinding<GoCommand> => ({
  keys: ['g', page.goKey],
  command: goCommand(page),
})

const SEQUENCE_WITHIN_MS = 1200

export type KeyPress = { key: string; hasModifier: boolean; isTyping: boolean; atMs: number }
export type PendingKey = { key: string; atMs: number } | undefined
type Reading = { command?: Command; pending?: PendingKey }

/** What a key press means after the one before it. Never anything while somebody types or holds a modifier. */
export function readKey(pending: PendingKey, press: KeyPress, bindings: readonly KeyBinding[]): Reading {
  if (press.isTyping || press.hasModifier) return {}
  const isFollowUp = pending !== undefined && press.atMs - pending.atMs <= SEQUENCE_WITHIN_MS
  if (isFollowUp) {
    const binding = bindings.find(({ keys }) => keys[0] === pending.key && keys[1] === press.key)
    return binding === undefined ? {} : { command: binding.command }
  }
  const single = bindings.find(({ keys }) => keys.length === 1 && keys[0] === press.key)
  if (single !== undefined) return { command: single.command }
  const opensSequence = bindings.some(({ keys }) => keys.length === 2 && keys[0] === press.key)
  return opensSequence ? { pending: { key: press.key, atMs: press.atMs } } : {}
}

const TYPING =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox]'

/** Fields, open menus and dialogs keep their keys. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(TYPING) !== null || document.querySelector('[role=dialog]') !== null
}

import type { Command } from './commands.ts'

type KeyBinding = { keys: readonly [string] | readonly [string, string]; command: Command }

/** The whole map, in the order in which the page shows it. */
export const KEY_BINDINGS: readonly KeyBinding[] = [
  { keys: ['/'], command: 'search' },
  { keys: ['c'], command: 'create' },
  { keys: ['j'], command: 'next-row' },
  { keys: ['k'], command: 'previous-row' },
  { keys: ['e'], command: 'edit-row' },
  { keys: ['g', 'u'], command: 'go-users' },
  { keys: ['g', 'l'], command: 'go-usage-logs' },
  { keys: ['g', 's'], command: 'go-status' },
  { keys: ['g', 'f'], command: 'go-staff' },
  { keys: ['g', 'a'], command: 'go-account' },
  { keys: ['?'], command: 'show-keys' },
]

const SEQUENCE_WITHIN_MS = 1200

export type KeyPress = { key: string; hasModifier: boolean; isTyping: boolean; atMs: number }
export type PendingKey = { key: string; atMs: number } | undefined
type Reading = { command?: Command; pending?: PendingKey }

/** What a key press means after the one before it. Never anything while somebody types or holds a modifier. */
export function readKey(pending: PendingKey, press: KeyPress): Reading {
  if (press.isTyping || press.hasModifier) return {}
  const isFollowUp = pending !== undefined && press.atMs - pending.atMs <= SEQUENCE_WITHIN_MS
  if (isFollowUp) {
    const binding = KEY_BINDINGS.find(({ keys }) => keys[0] === pending.key && keys[1] === press.key)
    return binding === undefined ? {} : { command: binding.command }
  }
  const single = KEY_BINDINGS.find(({ keys }) => keys.length === 1 && keys[0] === press.key)
  if (single !== undefined) return { command: single.command }
  const opensSequence = KEY_BINDINGS.some(({ keys }) => keys.length === 2 && keys[0] === press.key)
  return opensSequence ? { pending: { key: press.key, atMs: press.atMs } } : {}
}

const TYPING =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=menu], [role=listbox]'

/** Fields, open menus and dialogs keep their keys. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(TYPING) !== null || document.querySelector('[role=dialog]') !== null
}

/** Every scope that a token can be given, in Quay's order. */
export const everyScope = [
  'repo:read',
  'repo:write',
  'repo:admin',
  'repo:create',
  'user:read',
  'user:admin',
  'org:admin',
  'super:user',
] as const

export type Scope = (typeof everyScope)[number]

const isScope = (word: string): word is Scope => (everyScope as readonly string[]).includes(word)

/** The scopes of a text, parted by blanks or commas; undefined when a word is unknown or there is none (identity.md 1.4). */
export function parseScopes(text: string): Set<Scope> | undefined {
  const words = text.split(/[ ,]+/).filter((word) => word !== '')
  return words.length > 0 && words.every(isScope) ? new Set(words) : undefined
}

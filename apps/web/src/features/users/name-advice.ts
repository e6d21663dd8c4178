import { NewUserName, QUAY_NAME_MAX_LENGTH, QUAY_NAME_MIN_LENGTH } from '@quaymaster/contracts/names'

type NameRule = 'short' | 'long' | 'capitals' | 'space' | 'letter' | 'character' | 'edge' | 'doubled'

/** Which rule of Quay's a name breaks first, with the character that does, and a name near it that breaks none. */
export type NameAdvice = { rule: NameRule; character: string; suggestion: string | undefined }

const SEPARATORS = '._-'
const UNDECOMPOSED: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', þ: 'th', ı: 'i' }

const isAcceptable = (name: string): boolean => NewUserName.safeParse(name).success

function brokenRule(name: string): Omit<NameAdvice, 'suggestion'> {
  const odd = [...name].find((character) => !/[a-z0-9._-]/.test(character))
  if (odd !== undefined) return { rule: oddRule(odd), character: odd }
  const doubled = /[._-]{2,}/.exec(name)?.[0]
  if (doubled !== undefined) return { rule: 'doubled', character: doubled }
  const edge = [name.at(0), name.at(-1)].find((character) => character !== undefined && SEPARATORS.includes(character))
  if (edge !== undefined) return { rule: 'edge', character: edge }
  return { rule: name.length < QUAY_NAME_MIN_LENGTH ? 'short' : 'long', character: '' }
}

function oddRule(character: string): NameRule {
  if (/[A-Z]/.test(character)) return 'capitals'
  if (/\s/.test(character)) return 'space'
  return /\p{L}|\p{M}/u.test(character) ? 'letter' : 'character'
}

/** Small letters without accents; an address gives its local part; what is left over becomes a hyphen. */
function suggest(name: string): string | undefined {
  const local = /^[^@]+(?=@[^@]+$)/.exec(name.trim())?.[0] ?? name
  const latin = local
    .toLowerCase()
    .replaceAll(/[^\p{ASCII}]/gu, (character) => UNDECOMPOSED[character] ?? character)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
  const hasForeignLetters = /(?!\p{ASCII})\p{L}/u.test(latin)
  if (hasForeignLetters) return undefined
  const joined = latin
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/[._-]{2,}/g, (run) => run.at(0) ?? '')
    .replaceAll(/^[._-]|[._-]$/g, '')
    .slice(0, QUAY_NAME_MAX_LENGTH)
  return isAcceptable(joined) ? joined : undefined
}

/** What is wrong with a name for a new user, or `undefined` when Quay would take it. */
export function adviseName(name: string): NameAdvice | undefined {
  if (isAcceptable(name)) return undefined
  return { ...brokenRule(name), suggestion: suggest(name) }
}

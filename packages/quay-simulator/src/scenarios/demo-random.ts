/** A source of chance that always falls the same way: the same seed tells the same story. */
export type Random = {
  /** From 0 to `below`, without it. */
  integer: (below: number) => number
  isHit: (probability: number) => boolean
  pick: <T>(items: readonly [T, ...T[]]) => T
  /** Hexadecimal digits. */
  hex: (length: number) => string
  /** Characters of an alphabet. */
  text: (alphabet: string, length: number) => string
  uuid: () => string
}

/** Starts a source of chance (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (below: number): number => Math.floor(next() * below)
  const text = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(integer(alphabet.length))).join('')
  const hex = (length: number): string => text('0123456789abcdef', length)
  return {
    integer,
    isHit: (probability) => next() < probability,
    pick: (items) => items[integer(items.length)] ?? items[0],
    hex,
    text,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  }
}

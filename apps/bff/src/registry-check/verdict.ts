/** How many things could be compared, and how many of them were the same. */
export type Tally = { comparable: number; found: number }

export type Judgment = 'same' | 'other' | 'undecided'

const SAME_SHARE = 0.9
const OTHER_SHARE = 0.1

/** So many entries decide by themselves. */
export const DECISIVE_ENTRIES = 20
/** So many users decide where the entries do not. */
export const DECISIVE_USERS = 5

/** What a comparison says; undecided with fewer than `atLeast` comparable things, or a mixture. */
export function judge({ comparable, found }: Tally, atLeast: number): Judgment {
  if (comparable < atLeast) return 'undecided'
  if (found >= comparable * SAME_SHARE) return 'same'
  return found <= comparable * OTHER_SHARE ? 'other' : 'undecided'
}

/**
 * An entry's key in the store is its place: the day's number, then a number within it, with gaps, so that a day
 * can be read downwards while it grows upwards, and entries found later find a place between others.
 */
export const STEP = 16_000
const DAY_SPACE = 2 ** 38
/** Room for entries between two pieces of a day that are not read yet: a million at most, ... */
const MAX_GAP = STEP * 2 ** 20
/** ... a small part of what is left of the day, since a day may begin again hundreds of times, ... */
const GAPS_IN_REST = 32
/** ... and where not even a thousand fit, a segment by itself is not worth it. */
export const MIN_GAP = STEP * 2 ** 10

export const dayOfSequence = (sequence: number): number => Math.floor(sequence / DAY_SPACE)

export const firstOf = (day: number): number => day * DAY_SPACE
export const lastOf = (day: number): number => (day + 1) * DAY_SPACE - 1
/** Where the first entry that is read of a day is put: half-way, since both ends may grow. */
export const middleOf = (day: number): number => day * DAY_SPACE + DAY_SPACE / 2

/** The gap to leave above a place of the day. */
export const gapAbove = (day: number, place: number): number =>
  Math.min(MAX_GAP, Math.floor((lastOf(day) - place) / GAPS_IN_REST))

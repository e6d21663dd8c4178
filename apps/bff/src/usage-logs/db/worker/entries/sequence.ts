export const DAY_SECONDS = 86_400

/**
 * An entry's key in the store is its place: the day's number, then a number within it, with gaps, so that a day
 * can be read downwards while it grows upwards, and entries found later find a place between others.
 */
export const STEP = 16_000
const DAY_SPACE = 2 ** 38
/** Room for entries between two pieces of a day that are not read yet: a million at most, ... */
const MAX_GAP = STEP * 2 ** 20
/** ... a small part of what is left of the day, since a day may begin anew hundreds of times, ... */
const GAPS_IN_REST = 32
/** ... and where not even a thousand fit, a piece by itself is not worth it. */
export const MIN_GAP = STEP * 2 ** 10

/** Days since 1970. */
export const dayNumber = (day: string): number => Date.parse(day) / 1000 / DAY_SECONDS

export const dayText = (number: number): string => new Date(number * DAY_SECONDS * 1000).toISOString().slice(0, 10)

export const dayOfSequence = (sequence: number): number => Math.floor(sequence / DAY_SPACE)

export const firstOf = (day: number): number => day * DAY_SPACE
export const lastOf = (day: number): number => (day + 1) * DAY_SPACE - 1
/** Where the first entry that is read of a day is put: half-way, since both ends may grow. */
export const middleOf = (day: number): number => day * DAY_SPACE + DAY_SPACE / 2

/** The gap to leave above a place of the day. */
export const gapAbove = (day: number, place: number): number =>
  Math.min(MAX_GAP, Math.floor((lastOf(day) - place) / GAPS_IN_REST))

/** Seconds since 1970 of an instant such as `2026-11-03T10:11:12Z`. */
export const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000)

export const instantOf = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

export const dayOfSeconds = (seconds: number): number => Math.floor(seconds / DAY_SECONDS)

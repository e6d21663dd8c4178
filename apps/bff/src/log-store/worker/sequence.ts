export const DAY_SECONDS = 86_400

/**
 * An entry's key in the store is its place: the day's number, then a number within it, with gaps, so that a day
 * can be read downwards while it grows upwards, and entries found later find a place between others.
 */
export const STEP = 16_000
const DAY_SPACE = 2 ** 38
/** Room for what is not read yet between two pieces of a day: a million entries. */
export const GAP = STEP * 2 ** 20

/** Days since 1970. */
export const dayNumber = (day: string): number => Date.parse(day) / 1000 / DAY_SECONDS

export const dayText = (number: number): string => new Date(number * DAY_SECONDS * 1000).toISOString().slice(0, 10)

export const dayOfSequence = (sequence: number): number => Math.floor(sequence / DAY_SPACE)

export const firstOf = (day: number): number => day * DAY_SPACE
export const lastOf = (day: number): number => (day + 1) * DAY_SPACE - 1
/** Where the first entry that is read of a day is put: half-way, since both ends may grow. */
export const middleOf = (day: number): number => day * DAY_SPACE + DAY_SPACE / 2

/** Seconds since 1970 of an instant such as `2026-11-03T10:11:12Z`. */
export const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000)

export const instantOf = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

export const dayOfSeconds = (seconds: number): number => Math.floor(seconds / DAY_SECONDS)

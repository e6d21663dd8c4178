/** Days and instants as the numbers that are stored. */
export const DAY_SECONDS = 86_400

/** Days since 1970. */
export const dayNumber = (day: string): number => Date.parse(day) / 1000 / DAY_SECONDS

export const dayText = (number: number): string => new Date(number * DAY_SECONDS * 1000).toISOString().slice(0, 10)

/** Seconds since 1970 of an instant such as `2026-11-03T10:11:12Z`. */
export const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000)

export const instantOf = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

export const dayOfSeconds = (seconds: number): number => Math.floor(seconds / DAY_SECONDS)

/** How finely a database keeps instants: PostgreSQL to the microsecond, MySQL to the second. */
export const logPrecisions = ['microseconds', 'seconds'] as const

export type LogPrecision = (typeof logPrecisions)[number]

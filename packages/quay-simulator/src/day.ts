/** A day in milliseconds, as clocks count. */
export const dayMs = 86_400_000
/** A day in microseconds, as the usage log counts. */
export const dayUs = 86_400_000_000

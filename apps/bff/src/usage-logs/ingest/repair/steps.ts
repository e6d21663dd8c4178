/** Work that pauses before each call to Quay: its driver decides when the call is due, and whether at all. */
export type Steps<T = void> = AsyncGenerator<void, T, void>

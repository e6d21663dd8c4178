/** What is looked for. Everything that is given must hold. */
export type LogQuery = {
  /** First instant, `2026-11-03T00:00:00Z`. */
  from?: string | undefined
  /** First instant that is not meant. */
  to?: string | undefined
  /** The user or robot that the entry is about: see `subjectOf`. */
  person?: string | undefined
  /** The user's own robots count as the user. */
  withRobots?: boolean | undefined
  kinds?: readonly string[] | undefined
  namespace?: string | undefined
  repository?: string | undefined
  address?: string | undefined
  /** Words that must all occur, as parts of words too, in any case. */
  text?: string | undefined
  /** `open`: in what every role may see; `all`: in everything. @default 'all' */
  textScope?: 'open' | 'all' | undefined
  /** Entries of these namespaces only, for roles that are limited to some. Undefined: of all. */
  namespaces?: readonly string[] | undefined
}

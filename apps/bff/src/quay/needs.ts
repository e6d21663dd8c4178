/** The console has a token for each; one of the two may be absent. */
export type TokenKind = 'read' | 'write'

/** What Quay must offer for an operation to make sense at all. */
export type Need = 'database-accounts' | 'mail'

/** What an operation takes of Quay and of the console's tokens. */
export type Needs = {
  /** The token of the console that it is done with. */
  readonly token: 'none' | TokenKind
  readonly needs?: readonly Need[] | undefined
  /** Answered from the store where Quay or its token fails. */
  readonly servesFromStore?: true
}

/** The names that a feature gives to what it does and to what can be in the way. */
export type FeatureCodes = {
  /** By which policy, audit trail, logs and pages know what it does: `noun.verb-words`. */
  readonly operations: readonly string[]
  /** Ways in which its calls fail, in snake_case. */
  readonly problems: readonly string[]
  /** Why one of its operations cannot be done now, in snake_case. */
  readonly reasons: readonly string[]
}

const namePattern = /^([a-z0-9]+(?:[._-][a-z0-9]+)*)$/

/** The rule of user, organization, team and robot names, as Quay's messages quote it. */
const expression = '^([a-z0-9]+(?:[._-][a-z0-9]+)*)$'

/**
 * Why a name is refused; undefined when it is not.
 * Python's `$` lets one line feed at the end pass (users-create-bad-names.json, step 26).
 */
export function nameProblem(name: string, noun: 'Namespace' | 'Team'): string | undefined {
  if (!namePattern.test(name.replace(/\n$/, ''))) return `Namespace must match expression ${expression}`
  if (name.length < 2 || name.length > 255) return `${noun} must be between 2 and 255 characters in length`
  return undefined
}

/** Whether Quay takes the text for an e-mail address (identity.md 1.15). */
export function isEmailAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@')
  const labels = domain.split('.')
  return more.length === 0 && local !== '' && labels.length > 1 && !labels.includes('') && text.length <= 254
}

/** Whether the text holds half a surrogate pair, which the database driver cannot encode (bodies-schema.json, step 9). */
export const hasHalfSurrogate = (text: string): boolean => !text.isWellFormed()

/** Whether the text is an address rather than the uuid that stands where none was given. */
export const isRealAddress = (email: string): boolean => email.includes('@')

/** The name of one of many that an event adds: `person-007`. */
export const numberedName = (prefix: string, number: number): string => `${prefix}-${String(number).padStart(3, '0')}`

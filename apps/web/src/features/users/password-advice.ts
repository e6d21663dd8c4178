import { QUAY_PASSWORD_MIN_LENGTH, QuayPassword } from '@quaymaster/contracts/names'

export type PasswordRule = 'short' | 'space' | 'long'

/** Which rule of Quay's a typed password breaks, or `undefined` when Quay would take it. */
export function advisePassword(password: string): PasswordRule | undefined {
  if (QuayPassword.safeParse(password).success) return undefined
  if (/\s/.test(password)) return 'space'
  return password.length < QUAY_PASSWORD_MIN_LENGTH ? 'short' : 'long'
}

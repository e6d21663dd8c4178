import type { Operation } from '@quaymaster/contracts/operations'
import type { Role } from '@quaymaster/contracts/roles'
import type { FieldTable } from './fields.ts'
import type { Needs } from '../quay/needs.ts'

/** Who may do one operation, and under which conditions. The rows are the only source of rights. */
export type PolicyRow = Needs & {
  readonly operation: Operation
  /** `public`: without a session. `signed-in`: every role. */
  readonly roles: 'public' | 'signed-in' | readonly Role[]
  /** For whom a fresh proof of identity is asked. */
  readonly stepUp: 'never' | 'always' | readonly Role[]
  /** Open although the password was made by somebody else and has not been changed yet. */
  readonly isOpenBeforePasswordChange?: true
  /** Fields of the answer that a role sees in full, masked, or not at all. A field that is not listed is not sent. */
  readonly fields?: FieldTable
}

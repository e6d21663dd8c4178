import type { Actions } from '../actions.ts'

/** What can be done to a user. */
export const USER_ACTIONS = {
  enable: 'user.enable',
  disable: 'user.disable',
  changeEmail: 'user.change-email',
  setPassword: 'user.set-password',
  sendRecoveryMail: 'user.send-recovery-mail',
  delete: 'user.delete',
} as const satisfies Actions

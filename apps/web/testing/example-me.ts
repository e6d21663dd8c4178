import type { Me } from '@quaymaster/contracts/me'

/** Somebody at the help desk of a registry in good order, who may do nothing unless the test says so. */
export const exampleMe = (more: Partial<Me> = {}): Me => ({
  name: 'ada',
  role: 'help-desk',
  mustChangePassword: false,
  stepUpUntil: null,
  idleMinutes: 30,
  capabilities: {},
  otherRoles: {},
  hiddenFields: {},
  registry: {
    host: 'registry.example.org',
    title: 'Registry',
    isDemo: false,
    isReadOnly: false,
    isConsoleReadOnly: false,
    isPlainHttp: false,
    state: 'live',
    since: '2026-11-23T16:00:00Z',
    authenticationType: 'Database',
    isMailOn: true,
    hasQuota: false,
  },
  ...more,
})

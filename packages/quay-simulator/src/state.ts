import { randomBytes } from 'node:crypto'
import { createAppSpecificTokenState } from './resources/app-specific-tokens/rows.ts'
import { createApplicationState } from './resources/applications/rows.ts'
import { createBuildState } from './resources/builds/rows.ts'
import { createDefaultPermissionState } from './resources/default-permissions/rows.ts'
import { createDirectoryState } from './resources/directory/rows.ts'
import { createMailState } from './resources/mail/rows.ts'
import { createMessageState } from './resources/messages/rows.ts'
import { createMirrorState } from './resources/mirrors/rows.ts'
import { createNamespaceState } from './resources/namespaces/rows.ts'
import { createNotificationState } from './resources/notifications/rows.ts'
import { createOrganizationState } from './resources/organizations/rows.ts'
import { createPolicyState } from './resources/policies/rows.ts'
import { createQuotaState } from './resources/quotas/rows.ts'
import { createRegistryState } from './resources/registry/rows.ts'
import { createRepositoryState } from './resources/repositories/rows.ts'
import { createRepositoryNotificationState } from './resources/repository-notifications/rows.ts'
import { createRepositoryPermissionState } from './resources/repository-permissions/rows.ts'
import { createRobotAccountState } from './resources/robot-accounts/rows.ts'
import { createServiceKeyState } from './resources/service-keys/rows.ts'
import { createTagState } from './resources/tags/rows.ts'
import { createTeamState } from './resources/teams/rows.ts'
import { createUsageLogState } from './resources/usage-logs/rows.ts'
import { createUserState } from './resources/namespaces/user-rows.ts'
import type { LogPrecision } from './log-precision.ts'
import { initialSettings } from './settings.ts'

/** An empty registry with the settings of the recordings. */
export function createState(logPrecision?: LogPrecision) {
  const sequences = new Map<string, number>()
  return {
    settings: initialSettings(),
    /** Bytes that page tokens and session cookies are signed with. */
    secretKey: randomBytes(32),
    /** The next id of a table; users, organizations and robots share `namespaces`. */
    nextId(sequence: string): number {
      const next = (sequences.get(sequence) ?? 0) + 1
      sequences.set(sequence, next)
      return next
    },
    ...createAppSpecificTokenState(),
    ...createApplicationState(),
    ...createBuildState(),
    ...createDefaultPermissionState(),
    ...createDirectoryState(),
    ...createMailState(),
    ...createMessageState(),
    ...createMirrorState(),
    ...createNamespaceState(),
    ...createNotificationState(),
    ...createOrganizationState(),
    ...createPolicyState(),
    ...createQuotaState(),
    ...createRegistryState(),
    ...createRepositoryState(),
    ...createRepositoryNotificationState(),
    ...createRepositoryPermissionState(),
    ...createRobotAccountState(),
    ...createServiceKeyState(),
    ...createTagState(),
    ...createTeamState(),
    ...createUsageLogState(logPrecision),
    ...createUserState(),
  }
}

/** What a registry holds: the tables of all resources. */
export type State = ReturnType<typeof createState>

import { groupOfKind } from '@quaymaster/contracts/usage-log-kinds'
import type { UsageLogEntry } from '@quaymaster/contracts/usage-logs'
import i18next from 'i18next'

/** Groups in which nobody named means somebody who did not sign in; elsewhere Quay itself acted. */
const OPEN_GROUPS: readonly string[] = ['pulls', 'pushes', 'refusals', 'sign_in']

/** Who did it, in words. */
export function performerWords({ performer, kind }: Pick<UsageLogEntry, 'performer' | 'kind'>): string {
  if (performer !== null) return performer.name
  return i18next.t(OPEN_GROUPS.includes(groupOfKind(kind)) ? 'usageLogs.anonymous' : 'usageLogs.system')
}

import { CrashError, notFound } from '../../api/api-error.ts'
import { parameter, type Call } from '../../api/call.ts'
import type { Quota } from './rows.ts'

/** A number of the path; what is none is the database's affair (quota-organization.json, step 33). */
export function numberParameter(call: Call, name: string): number {
  const text = parameter(call, name)
  if (!/^\d+$/.test(text)) throw new CrashError('invalid input syntax for type integer')
  return Number(text)
}

/** The quota of the path, if it is the namespace's. */
export function quotaOf(call: Call, id: number | undefined): Quota {
  const quota = call.state.quotas.get(numberParameter(call, 'quota_id'))
  if (!quota || quota.namespaceId !== id) throw notFound()
  return quota
}

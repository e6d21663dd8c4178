import { answerRegistryCheck, probeStatus, readStatus } from '@quaymaster/contracts/status'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { isRecentlyActive } from '../../lib/activity.ts'

const INTERVAL_MS = 5000

/** Asked again while somebody looks: the page shows how things stand, and asks nothing of Quay. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => call(readStatus, {}, { signal }),
  refetchInterval: () => isRecentlyActive() && INTERVAL_MS,
})

export const probeMutation = () =>
  mutationOptions({
    mutationFn: () => call(probeStatus),
    onSuccess: (status, _variables, _result, { client }) => client.setQueryData(statusQuery.queryKey, status),
    meta: { invalidates: [['me']] },
  })

export const answerRegistryCheckMutation = () =>
  mutationOptions({
    mutationFn: (body: { checkId: string; registry: 'same' | 'other' }) => call(answerRegistryCheck, { body }),
    onSuccess: (status, _variables, _result, { client }) => client.setQueryData(statusQuery.queryKey, status),
  })

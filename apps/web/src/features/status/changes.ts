import { answerRegistryCheck, probeStatus } from '@quaymaster/contracts/status'
import type { RouteBody } from '@quaymaster/contracts/route'
import { call } from '../../lib/api.ts'
import { defineChange } from '../../lib/change.ts'
import { meQuery } from '../../lib/me.ts'
import { statusQuery } from './queries.ts'

export const probeStatusChange = defineChange({
  send: () => call(probeStatus),
  keep: (client, status) => void client.setQueryData(statusQuery.queryKey, status),
  invalidates: [meQuery.queryKey],
})

export const answerRegistryCheckChange = defineChange({
  send: (body: RouteBody<typeof answerRegistryCheck>) => call(answerRegistryCheck, { body }),
  keep: (client, status) => void client.setQueryData(statusQuery.queryKey, status),
})

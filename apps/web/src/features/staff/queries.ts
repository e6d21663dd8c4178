import { listStaff } from '@quaymaster/contracts/staff'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export const STAFF_KEY = ['staff'] as const

export const staffQuery = queryOptions({
  queryKey: STAFF_KEY,
  queryFn: ({ signal }) => call(listStaff, {}, { signal }),
})

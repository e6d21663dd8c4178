import { readAccount } from '@quaymaster/contracts/account'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => call(readAccount, {}, { signal }),
})

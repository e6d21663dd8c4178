import type { InventoryProgress } from '@quaymaster/contracts/inventory'
import type { UserList } from '@quaymaster/contracts/users'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useReportedChange } from '../../components/use-change.ts'
import { readUsersAgainChange } from './changes.ts'
import { isBeingRead, usersProgressQuery } from './queries.ts'
import { refreshLists } from './user-cache.ts'

/** Changes whenever the page may have to: with each step of the first reading, the end of every later one, and each rest. */
const stepOf = ({ state, isReading, read, paused }: InventoryProgress): string =>
  `${state}/${isReading}/${paused}/${state === 'complete' ? '' : read}`

/** Follows a reading of all people while there is one, and brings what it finds onto the page. */
export function useInventoryReading(page: UserList | undefined): InventoryProgress | undefined {
  const client = useQueryClient()
  const isFollowed = page !== undefined && isBeingRead(page)
  const { data } = useQuery({ ...usersProgressQuery, enabled: isFollowed })
  const followed = isFollowed ? data?.inventory : undefined
  const step = followed === undefined ? undefined : stepOf(followed)
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    const isNews = before.current !== undefined && step !== undefined && before.current !== step
    before.current = step
    if (isNews) void refreshLists(client)
  }, [client, step])
  return followed ?? page?.inventory
}

export function useReadUsersAgain(): () => void {
  const { t } = useTranslation()
  const { run } = useReportedChange(readUsersAgainChange, {
    done: () => undefined,
    failed: () => t('users.toasts.readAgainFailed'),
  })
  return () => run(undefined)
}

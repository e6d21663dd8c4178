import type { User, UserDetail } from '@quaymaster/contracts/users'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { hasProblemCode } from '../../lib/api-error.ts'
import { useMe } from '../../lib/me.ts'
import { serverNowMs } from '../../lib/server-clock.ts'
import { freshUserQuery, userQuery } from './queries.ts'
import { expectedAbilities } from './user-abilities.ts'
import type { UserAbilities } from './user-abilities.ts'
import { findListedUser, userKey } from './user-cache.ts'

export type ShownUser = {
  /** What is known: of Quay, else of the inventory, else the row of the list that one came from. */
  user: User | undefined
  abilities: UserAbilities | undefined
  detail: UserDetail | undefined
  isGone: boolean
  isAsking: boolean
  /** Quay was asked and did not answer: what is shown is older than it looks. */
  isOld: boolean
  error: Error | null
  readAgain: () => void
}

/** Shows at once what is known of a person, and asks Quay once for how they are now. */
export function useUserDetail(name: string): ShownUser {
  const client = useQueryClient()
  const me = useMe()
  const known = useQuery(userQuery(name))
  const freshQuery = freshUserQuery(client, name)
  const wasAsked = client.getQueryData(freshQuery.queryKey) !== undefined
  const fresh = useQuery({ ...freshQuery, enabled: known.data?.source === 'inventory' && !wasAsked })
  const detail = known.data
  const user = detail?.user ?? findListedUser(client, name)
  const error = fresh.error ?? known.error
  return {
    user,
    abilities: detail?.abilities ?? (user && expectedAbilities(me, user)),
    detail,
    isGone: hasProblemCode(error, 'user_not_found'),
    isAsking: fresh.isFetching || known.isFetching,
    isOld: !fresh.isFetching && (fresh.isError || known.isError || fresh.data?.source === 'inventory'),
    error,
    readAgain: () => void fresh.refetch(),
  }
}

const FOLLOW_EVERY_MS = 1000
const FOLLOW_FOR_MS = 30_000

/** A change that still runs, another’s or one whose answer was lost: looks again, in the inventory, how it ended. */
export function useRunningChange(detail: UserDetail | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    const running = detail?.changes.find(({ result }) => result === 'running')
    if (detail === undefined || running === undefined) return undefined
    if (serverNowMs() - Date.parse(running.at) > FOLLOW_FOR_MS) return undefined
    const look = () => void client.refetchQueries({ queryKey: userKey(detail.user.name), exact: true })
    const timer = setTimeout(look, FOLLOW_EVERY_MS)
    return () => clearTimeout(timer)
  }, [client, detail])
}

import type { User, UserDetail } from '@quaymaster/contracts/users'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { hasProblemCode } from '../../lib/api-error.ts'
import { useMe } from '../../lib/me.ts'
import { freshUserQuery, userQuery } from './queries.ts'
import { expectedAbilities } from './user-abilities.ts'
import type { UserAbilities } from './user-abilities.ts'
import { findListedUser } from './user-cache.ts'

export type ShownUser = {
  /** What is known: of Quay, else of the catalog, else the row of the list that one came from. */
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
  const fresh = useQuery({ ...freshUserQuery(client, name), enabled: known.data?.source === 'catalog' })
  const detail = known.data
  const user = detail?.user ?? findListedUser(client, name)
  const error = fresh.error ?? known.error
  return {
    user,
    abilities: detail?.abilities ?? (user && expectedAbilities(me, user)),
    detail,
    isGone: hasProblemCode(error, 'user_not_found'),
    isAsking: fresh.isFetching || known.isFetching,
    isOld: !fresh.isFetching && (fresh.isError || known.isError || fresh.data?.source === 'catalog'),
    error,
    readAgain: () => void fresh.refetch(),
  }
}

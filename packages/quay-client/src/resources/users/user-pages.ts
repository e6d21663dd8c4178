import { QuayResponseError } from '../../errors/response-error.ts'
import type { QuayCallOptions } from '../../options.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { createSeenItemCheck, walkPages } from '../walk-pages.ts'
import type { QuayUser } from './user.ts'
import { pageTokenQuery } from '../wire.ts'
import { WireUserPage, disabledUsersQuery } from './wire.ts'

/** Quay refuses more users a page than this. */
const MAX_LIMIT = 100

export type QuayUserPageQuery = {
  /** Users a page, 1 to 100. Without a limit Quay would ignore the page token. @default 100 */
  limit?: number | undefined
  /** From the page before; valid for two days. An invalid one is no error: Quay answers with its first page. */
  pageToken?: string | undefined
  /** @default true */
  includeDisabled?: boolean | undefined
}

export type QuayUserPage = {
  users: readonly QuayUser[]
  /** Undefined on the last page. */
  nextPageToken: string | undefined
}

export type QuayUserWalk = QuayUserPageQuery & {
  /** Names read before `pageToken` by a walk that is being resumed, so that a restart of Quay's is noticed. */
  seenNames?: Iterable<string> | undefined
}

const OPERATION = 'users.list'

/** One page of users. */
export async function listUserPage(
  http: QuayHttp,
  query: QuayUserPageQuery = {},
  options?: QuayCallOptions,
): Promise<QuayUserPage> {
  const { limit = MAX_LIMIT, pageToken, includeDisabled = true } = query
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new RangeError(`limit is a whole number from 1 to ${MAX_LIMIT}`)
  }
  const page = await http.call(
    {
      operation: OPERATION,
      method: 'GET',
      path: '/api/v1/superuser/users/',
      query: {
        limit: String(limit),
        ...disabledUsersQuery(includeDisabled),
        ...pageTokenQuery(pageToken),
      },
      // With quotas on, the list fails now and then while users are deleted (identity.md 4.1).
      repeatsServerError: true,
      answer: WireUserPage,
    },
    options,
  )
  refuseImpossiblePage(page, pageToken)
  return page
}

/** Every page of users; see `QuayUsersResource.pages`. */
export function walkUserPages(
  http: QuayHttp,
  walk: QuayUserWalk = {},
  options?: QuayCallOptions,
): AsyncGenerator<QuayUserPage, void, void> {
  return walkPages<QuayUserPage, string>({
    operation: OPERATION,
    from: walk.pageToken,
    readPage: (pageToken) => listUserPage(http, { ...walk, pageToken }, options),
    nextPosition: ({ nextPageToken }) => nextPageToken,
    isEarlierPage: createSeenItemCheck(({ users }) => users.map(({ name }) => name), walk.seenNames),
  })
}

/**
 * Who may read the list is on its first page or a later one, so that an empty first page, or an empty one with a
 * successor, is no answer of a healthy Quay, and would look like an empty registry.
 */
function refuseImpossiblePage(page: QuayUserPage, pageToken: string | undefined): void {
  if (page.users.length > 0) return
  if (pageToken !== undefined && page.nextPageToken === undefined) return
  throw new QuayResponseError('impossible-page', { operation: OPERATION, status: 200 })
}

import type { QuayCallOptions } from '../../options.ts'
import type { QuayHttp } from '../../transport/http.ts'
import { createSeenItemCheck, walkPages } from '../walk-pages.ts'
import { pageTokenQuery } from '../wire.ts'
import { WireOrganizationPage } from './wire.ts'

/** Quay refuses more a page than this. */
const LIMIT = 100

type NamePage = { names: readonly string[]; nextPageToken: string | undefined }

/** The registry's organizations. */
export type QuayOrganizationsResource = {
  /**
   * Names, page by page. Quay: `listAllOrganizations`.
   * @throws {QuayPageRestartError} while iterating, when Quay fell back to an earlier page.
   */
  names: (options?: QuayCallOptions) => AsyncGenerator<readonly string[], void, void>
}

const OPERATION = 'organizations.list'

export function organizationsResource(http: QuayHttp): QuayOrganizationsResource {
  return {
    async *names(options) {
      const pages = walkPages<NamePage, string>({
        operation: OPERATION,
        readPage: (pageToken) => listNames(http, pageToken, options),
        nextPosition: ({ nextPageToken }) => nextPageToken,
        isEarlierPage: createSeenItemCheck(({ names }) => names),
      })
      for await (const { names } of pages) yield names
    },
  }
}

async function listNames(http: QuayHttp, pageToken: string | undefined, options?: QuayCallOptions): Promise<NamePage> {
  return await http.call(
    {
      operation: OPERATION,
      method: 'GET',
      path: '/api/v1/superuser/organizations/',
      // Without the limit Quay would ignore the page token.
      query: { limit: String(LIMIT), ...pageTokenQuery(pageToken) },
      answer: WireOrganizationPage,
      repeatsServerError: true,
    },
    options,
  )
}

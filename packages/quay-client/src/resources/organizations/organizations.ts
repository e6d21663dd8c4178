import { QuayPageRestartError } from '../../errors/page-restart-error.ts'
import type { QuayHttp } from '../../transport/http.ts'
import type { QuayCallOptions } from '../../options.ts'
import { WireOrganizationPage } from './wire.ts'

/** Quay refuses more a page than this. */
const LIMIT = 100

/** The registry's organizations. */
export type QuayOrganizationsResource = {
  /**
   * Names, page by page. Quay: `listAllOrganizations`.
   * @throws {QuayPageRestartError} while iterating, when Quay fell back to an earlier page.
   */
  names: (options?: QuayCallOptions) => AsyncGenerator<readonly string[], void, void>
}

export function organizationsResource(http: QuayHttp): QuayOrganizationsResource {
  return {
    async *names(options) {
      const operation = 'organizations.list'
      const seen = new Set<string>()
      let pageToken: string | undefined
      do {
        const wire = await http.call(
          {
            operation,
            method: 'GET',
            path: '/api/v1/superuser/organizations/',
            // Without the limit Quay would ignore the page token.
            query: { limit: String(LIMIT), ...(pageToken === undefined ? {} : { next_page: pageToken }) },
            answer: WireOrganizationPage,
            repeatsServerError: true,
          },
          options,
        )
        const names = wire.organizations.map(({ name }) => name)
        if (names.some((name) => seen.has(name))) throw new QuayPageRestartError({ operation })
        for (const name of names) seen.add(name)
        yield names
        pageToken = wire.next_page ?? undefined
      } while (pageToken !== undefined)
    },
  }
}

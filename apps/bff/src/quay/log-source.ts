import type {
  QuayCallOptions,
  QuayLogCounts,
  QuayLogPage,
  QuayLogPageQuery,
  QuayLogScope,
} from '@quaymaster/quay-client'
import type { QuayGateway } from './gateway.ts'

/** Why nothing that Quay says can be used. */
export type QuayBlocker = 'credential' | 'unreachable' | 'bad_response'

/** What the stored copies of the registry's data ask Quay for. */
export type LogSource = {
  /** URL, host name, sign-in type and account, as one text; undefined until Quay and its token were seen alive. */
  connection(): string | undefined
  /** Why nothing that Quay says can be used while there is no connection. */
  blocker(): QuayBlocker
  page(query: QuayLogPageQuery, options: QuayCallOptions): Promise<QuayLogPage>
  counts(
    query: { scope: QuayLogScope; from: string; to: string },
    options: QuayCallOptions,
  ): Promise<QuayLogCounts['counts']>
  /** Names of organizations, a call for every hundred. */
  organizations(options: QuayCallOptions): AsyncGenerator<readonly string[], void, void>
  /** Whether a user has this name. */
  isUser(name: string, options: QuayCallOptions): Promise<boolean>
}

/** The registry does not let its logs be read: they go where it cannot search. */
export class SearchUnavailableError extends Error {
  override readonly name = 'SearchUnavailableError'
}

/** Only what Quay says while the credential lives is believed. */
export function createLogSource(quay: QuayGateway): LogSource {
  return {
    connection: () => quay.connection(),
    blocker() {
      const { state } = quay.summary()
      if (state.startsWith('credential')) return 'credential'
      return state === 'bad-response' ? 'bad_response' : 'unreachable'
    },
    async page(query, options) {
      const page = await quay.read((client) => client.logs.page(query, options))
      if (page.isSearchUnavailable) throw new SearchUnavailableError('The registry cannot search its logs.')
      return page
    },
    async counts(query, options) {
      const { counts, isSearchUnavailable } = await quay.read((client) => client.logs.counts(query, options))
      if (isSearchUnavailable) throw new SearchUnavailableError('The registry cannot search its logs.')
      return counts
    },
    async *organizations(options) {
      let pages: AsyncGenerator<readonly string[], void, void> | undefined
      for (;;) {
        const page = await quay.read((client) => {
          pages ??= client.organizations.names(options)
          return pages.next()
        })
        if (page.done === true) return
        yield page.value
      }
    },
    isUser: async (name, options) => (await quay.read((client) => client.users.find(name, options))) !== undefined,
  }
}

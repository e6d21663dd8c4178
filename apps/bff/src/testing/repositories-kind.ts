import type { ChangeEntry, InventoryKind, RowKey } from '../inventory/kind.ts'
import { askQuay } from './ask-quay.ts'

type RepositoryData = { namespace: string; name: string; isPublic: boolean; state: string | null }
type WireRepository = {
  namespace: string
  name: string
  description: string | null
  is_public: boolean
  state: string | null
  /** Told only to somebody whom Quay knows. */
  is_starred?: boolean
}

type Column = 'namespace' | 'name' | 'visibility' | 'state'

const namespaceOf = ({ namespace }: ChangeEntry): RowKey[] => (namespace === null ? [] : [[namespace]])

/** Repositories: below each namespace, of organizations and of users, a hundred a page. Descriptions are not kept in memory. */
export function repositoriesKind({ ro: token }: { ro: string }): InventoryKind<RepositoryData, Column> {
  return {
    name: 'repositories',
    version: 1,
    parents: [{ kind: 'organizations' }, { kind: 'users' }],
    parentKeyLength: 1,
    keyOf: ({ namespace, name }) => [namespace, name],
    columns: {
      namespace: {
        fields: ['namespace'],
        sortKey: ({ namespace }) => namespace,
        searchText: ({ namespace }) => namespace,
      },
      name: { fields: ['name'], sortKey: ({ name }) => name, searchText: ({ name }) => name },
      visibility: { fields: ['isPublic'], values: ({ isPublic }) => (isPublic ? ['public'] : ['private']) },
      state: { fields: ['state'], sortKey: ({ state }) => state ?? undefined, values: ({ state }) => [state ?? ''] },
    },
    async readPage({ baseUrl }, { parent: [namespace], pageToken }) {
      const query = { namespace, next_page: pageToken }
      const answer = await askQuay(baseUrl, { token, path: '/api/v1/repository', query })
      const page = answer as { repositories: WireRepository[]; next_page?: string }
      const items = page.repositories.map(({ name, description, is_public: isPublic, state }) => ({
        data: { namespace: namespace ?? '', name, isPublic, state },
        details: { description },
      }))
      const isProven = page.repositories.some((repository) => repository.is_starred !== undefined)
      return { items, nextPageToken: page.next_page, isProven }
    },
    refreshIntervalMs: 6 * 3_600_000,
    priority: 'low',
    share: 2,
    staleBy: [
      { kinds: ['create_repo', 'delete_repo', 'change_repo_visibility', 'change_repo_state'], keys: namespaceOf },
      { kinds: ['set_repo_description'], keys: namespaceOf },
    ],
  }
}

import { namespaceId } from '../model/namespaces.ts'
import type { Repository, State } from '../state.ts'

/** What a repository's full name names: its namespace, its name, and the repository if there is one. */
export type RepositoryPlace = { namespace: string; name: string; repository: Repository | undefined }

/** Takes a full name apart at its first slash: the name itself may have more of them. */
export function repositoryPlace(state: State, path: string): RepositoryPlace {
  const slash = path.indexOf('/')
  const [namespace, name] = [path.slice(0, slash), path.slice(slash + 1)]
  const id = namespaceId(state, namespace)
  const inNamespace = id === undefined ? [] : state.repositories.findAll('namespaceId', id)
  return { namespace, name, repository: inNamespace.find((repository) => repository.name === name) }
}

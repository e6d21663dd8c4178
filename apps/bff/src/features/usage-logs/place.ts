import { isQuayHttpError } from '@quaymaster/quay-client'
import type { QuayLogScope } from '@quaymaster/quay-client'
import type { FastifyInstance } from 'fastify'
import type { RangedQuery } from './filter.ts'
import { ProblemError } from '../../problems/problem-error.ts'

/**
 * Whether a namespace and a repository that a filter names are known: from stored entries and the users first, then by one
 * call to Quay each, if calls may be made. Where Quay does not answer, nothing is said.
 */
export async function assertPlaceKnown(app: FastifyInstance, query: RangedQuery, mayCall: boolean): Promise<void> {
  const { namespace, repository, to } = query
  if (namespace !== undefined && !(await isNamespaceKnown(app, namespace, to, mayCall))) {
    throw new ProblemError('usage_log_namespace_unknown', 400, { field: 'namespace', params: { name: namespace } })
  }
  if (repository !== undefined && !(await isRepositoryKnown(app, repository, to, mayCall))) {
    throw new ProblemError('usage_log_repository_unknown', 400, { field: 'repository', params: { name: repository } })
  }
}

async function isNamespaceKnown(app: FastifyInstance, name: string, to: string, mayCall: boolean): Promise<boolean> {
  if (app.inventory.has('users', name)) return true
  if ((await app.logStore.page({ namespace: name, limit: 1 })).entries.length > 0) return true
  return !mayCall || (await isThereInQuay(app, { kind: 'organization', name }, to))
}

async function isRepositoryKnown(app: FastifyInstance, path: string, to: string, mayCall: boolean): Promise<boolean> {
  if (!path.includes('/')) return false
  if ((await app.logStore.page({ repository: path, limit: 1 })).entries.length > 0) return true
  return !mayCall || (await isThereInQuay(app, { kind: 'repository', path }, to))
}

/** Quay refuses to count for what it does not know. */
export async function isThereInQuay(app: FastifyInstance, scope: QuayLogScope, to: string): Promise<boolean> {
  const day = to.slice(0, 10)
  try {
    await app.quay.read((client) => client.logs.counts({ scope, from: day, to: day }))
    return true
  } catch (error) {
    return !isQuayHttpError(error, 'refused') && !isQuayHttpError(error, 'not-found')
  }
}

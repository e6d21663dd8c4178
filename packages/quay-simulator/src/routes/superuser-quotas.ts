import { json } from '../answer.ts'
import { notFound } from '../api-error.ts'
import { parameter, requireFreshLogin, type Operation } from '../call.ts'
import { namespaceId } from '../model/namespaces.ts'
import { quotaViews } from '../model/quotas.ts'
import { requireSuperuserRead } from './users.ts'

/** The words `users` and `organization` mean the same here (identity.md 4.9). */
const paths = ['/api/v1/superuser/users/{namespace}/quota', '/api/v1/superuser/organization/{namespace}/quota']

const listOperation = (path: string): Operation => ({
  name: 'superuser-quota.list',
  method: 'GET',
  path,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    const id = namespaceId(call.state, parameter(call, 'namespace'))
    if (id === undefined) throw notFound()
    return json(quotaViews(call.state, id))
  },
})

export const superuserQuotaOperations: Operation[] = paths.map(listOperation)

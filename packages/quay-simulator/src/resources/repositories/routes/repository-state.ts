import { json } from '../../../api/answer.ts'
import { CrashError, notFound } from '../../../api/api-error.ts'
import { readBody, type Operation } from '../../../api/call.ts'
import { namespaceName } from '../../namespaces/model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { Schema, SchemaOf } from '../../../python/schema.ts'
import { hasFeature } from '../../../settings.ts'
import type { Repository } from '../rows.ts'
import { pathRepository, requireRepositoryRole } from '../access.ts'

const stateSchema: Schema = {
  type: 'object',
  required: ['state'],
  properties: { state: { type: 'string', enum: ['NORMAL', 'READ_ONLY', 'MIRROR'] } },
}

const changeState: Operation = {
  name: 'repository.change-state',
  method: 'PUT',
  path: '/api/v1/repository/{repository}/changestate',
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const { state } = readBody<{ state: Repository['state'] }>(call, stateSchema)
    const repository = pathRepository(call)
    if (!repository) throw notFound()
    const { id, name, namespaceId } = repository
    call.state.repositories.update(id, { state })
    const metadata = { repo: name, namespace: namespaceName(call.state, namespaceId), state_changed: state }
    logAction(call, 'change_repo_state', { namespaceId, repositoryId: id }, metadata)
    return json({ success: true })
  },
}

const trustSchema: SchemaOf<{ trust_enabled: boolean }> = {
  type: 'object',
  required: ['trust_enabled'],
  properties: { trust_enabled: { type: 'boolean' } },
}

const changeTrust: Operation = {
  name: 'repository.change-trust',
  method: 'POST',
  path: '/api/v1/repository/{repository}/changetrust',
  handle(call) {
    requireRepositoryRole(call, 'admin')
    const { trust_enabled: isTrustEnabled } = readBody(call, trustSchema)
    const repository = pathRepository(call)
    if (!repository) throw notFound()
    // Without the feature nobody is there to ask about signatures (content.md 3.4).
    if (!hasFeature(call.state.settings, 'SIGNING')) throw new CrashError('No service for signatures')
    const { id, name, namespaceId } = repository
    call.state.repositories.update(id, { isTrustEnabled })
    const metadata = { repo: name, namespace: namespaceName(call.state, namespaceId), trust_enabled: isTrustEnabled }
    logAction(call, 'change_repo_trust', { namespaceId, repositoryId: id }, metadata)
    return json({ success: true })
  },
}

export const repositoryStateOperations: Operation[] = [changeState, changeTrust]

import { json, sortedJson } from '../../../api/answer.ts'
import { insufficientScope } from '../../../api/api-error.ts'
import { requireFreshLogin, type Operation } from '../../../api/call.ts'
import { hasFeature, setting } from '../../../settings.ts'
import { requireSuperuser, requireSuperuserRead } from '../../../auth/callers.ts'

const sizePath = '/api/v1/superuser/registrysize/'

const readSize: Operation = {
  name: 'registry-size.read',
  method: 'GET',
  path: sizePath,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    const { sizeBytes, lastRanMs, isQueued, isRunning } = call.state.registrySize
    return json({ size_bytes: sizeBytes, last_ran: lastRanMs, running: isRunning, queued: isQueued })
  },
}

const queueSize: Operation = {
  name: 'registry-size.queue',
  method: 'POST',
  path: sizePath,
  handle(call) {
    requireFreshLogin(call)
    requireSuperuser(call)
    const { registrySize } = call.state
    // 202 where it is queued already (superuser-small.json, step 3).
    const status = registrySize.isQueued || registrySize.isRunning ? 202 : 201
    registrySize.isQueued = true
    return json('', status)
  },
}

const readStatus: Operation = {
  name: 'registry-status.read',
  method: 'GET',
  path: '/api/v1/superuser/registrystatus',
  handle: () => sortedJson({ provider_id: 'file', status: 'ready' }),
}

/** The settings; a registry tells them only where it was allowed to, and then with its whole environment. */
const readSettings: Operation = {
  name: 'superuser-config.read',
  method: 'GET',
  path: '/api/v1/superuser/config',
  handle(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    const { settings } = call.state
    if (!hasFeature(settings, 'SUPERUSER_CONFIGDUMP')) throw insufficientScope()
    const config = Object.fromEntries(
      Object.keys({ ...settings.fresh, ...settings.changed }).map((name) => [name, setting(settings, name)]),
    )
    return json({ config, warning: {}, env: {}, schema: { type: 'object' } })
  },
}

const readChangeLog: Operation = {
  name: 'change-log.read',
  method: 'GET',
  path: '/api/v1/superuser/changelog/',
  handle(call) {
    requireFreshLogin(call)
    requireSuperuserRead(call)
    return json({ log: '### v3.11.0\n\n#### Added\n\n- A registry that is simulated.\n' })
  },
}

export const registryAdministrationOperations: Operation[] = [
  readSize,
  queueSize,
  readStatus,
  readSettings,
  readChangeLog,
]

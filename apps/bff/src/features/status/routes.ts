import { INVENTORY_KINDS } from '@quaymaster/contracts/inventory'
import { answerRegistryCheck, probeStatus, readStatus } from '@quaymaster/contracts/status'
import type { Status } from '@quaymaster/contracts/status'
import type { Role } from '@quaymaster/contracts/roles'
import type { FastifyInstance } from 'fastify'
import { addMutation } from '../../mutations/add-mutation.ts'
import { addRoute } from '../../routing/add-route.ts'
import { ProblemError } from '../../problems/problem-error.ts'
import { VERSION } from '../../config/version.ts'
import { findWarnings, presentCredential } from './present.ts'

/** How the console and its Quay are. */
export async function statusRoutes(app: FastifyInstance): Promise<void> {
  addRoute(app, readStatus, (_, { actor }) => describeStatus(app, actor.role))

  addMutation(app, probeStatus, {
    target: () => ({ kind: 'registry', name: app.quay.summary().host }),
    async run({ actor }) {
      await app.quay.probe()
      return { body: await describeStatus(app, actor.role) }
    },
    replay: (_kept, { actor }) => describeStatus(app, actor.role),
  })

  addMutation(app, answerRegistryCheck, {
    target: () => ({ kind: 'registry', name: app.quay.summary().host }),
    async run({ actor, body: { checkId, registry } }) {
      if (!(await app.registryCheck.answer(checkId, registry))) throw new ProblemError('registry_check_over', 409)
      return { body: await describeStatus(app, actor.role), detail: { registry } }
    },
    replay: (_kept, { actor }) => describeStatus(app, actor.role),
  })
}

async function describeStatus(app: FastifyInstance, role: Role): Promise<Status> {
  const { quay, budget, inventory, registryCheck, audit, lifecycle } = app
  const credentials = quay.credentials()
  const description = quay.description()
  const facts = {
    registry: quay.summary(),
    describedAt: quay.describedAt(),
    hasFullAccess: description?.hasFullAccess ?? false,
    registryCheck: registryCheck.status(),
    console: {
      version: VERSION,
      startedAt: lifecycle.startedAt,
      isStoreWritable: await isStoreWritable(app),
      isAuditWritable: audit.isWritable,
    },
  }
  return {
    ...facts,
    version: description?.version ?? '',
    credentials: credentials.map((credential) => presentCredential(credential, role)),
    inventory: INVENTORY_KINDS.map((kind) => ({ kind, ...inventory.progress(kind) })),
    budget: { callsPerSecond: budget.callsPerSecond(), ...quay.callCounts() },
    warnings: findWarnings(facts, credentials),
  }
}

/** Writes what is there already, to learn whether writing works. */
async function isStoreWritable({ store }: FastifyInstance): Promise<boolean> {
  try {
    await store.updateTable('inventory_registry').set({ id: 1 }).where('id', '=', 1).execute()
    return true
  } catch {
    return false
  }
}

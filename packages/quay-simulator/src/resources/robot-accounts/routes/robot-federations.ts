import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest } from '../../../api/api-error.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import { namedRobot } from '../model.ts'
import { logAction } from '../../usage-logs/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import type { Robot } from '../rows.ts'
import { requireOwnAccount } from '../../../auth/callers.ts'
import { requireAdministrator, requireAdministratorRead } from '../../organizations/access.ts'

type Entry = { issuer: string; subject: string }

const schema: SchemaOf<Entry[]> = {
  type: 'array',
  items: {
    type: 'object',
    properties: { issuer: { type: 'string' }, subject: { type: 'string' } },
    required: ['issuer', 'subject'],
  },
}

type Family = {
  name: string
  path: string
  namespaceName(call: Call): string
  requireRead(call: Call): void
  requireWrite(call: Call): void
}

const families: Family[] = [
  {
    name: 'organization-robot-federation',
    path: '/api/v1/organization/{orgname}/robots/{robot_shortname}/federation',
    namespaceName: (call) => parameter(call, 'orgname'),
    requireRead: requireAdministratorRead,
    requireWrite: requireAdministrator,
  },
  {
    name: 'own-robot-federation',
    path: '/api/v1/user/robots/{robot_shortname}/federation',
    namespaceName: (call) => requireOwnAccount(call).username,
    requireRead: requireOwnAccount,
    requireWrite: requireOwnAccount,
  },
]

/** Refuses entries that are none; keys of their own are dropped, `audiences` too (robots-federation.json). */
function checkedEntries(entries: Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.map(({ issuer, subject }) => {
    if (issuer === '' || subject === '') {
      throw invalidRequest('Missing one or more required fields (issuer, subject)')
    }
    if (!/^https?:\/\//.test(issuer)) throw invalidRequest('Issuer must be a URL (http:// or https://)')
    const key = JSON.stringify([issuer, subject])
    if (seen.has(key)) throw invalidRequest('Duplicate federation config entry')
    seen.add(key)
    return { issuer, subject }
  })
}

const entriesOf = (call: Call, robot: Robot): Entry[] =>
  call.state.robotFederations.findAll('robotId', robot.id).map(({ issuer, subject }) => ({ issuer, subject }))

function forget(call: Call, robot: Robot): void {
  for (const row of call.state.robotFederations.findAll('robotId', robot.id)) {
    call.state.robotFederations.delete(row.id)
  }
}

const operationsOf = (family: Family): Operation[] => {
  const robotOf = (call: Call) => namedRobot(call.state, family.namespaceName(call), parameter(call, 'robot_shortname'))
  return [
    {
      name: `${family.name}.read`,
      method: 'GET',
      path: family.path,
      handle(call) {
        family.requireRead(call)
        return json(entriesOf(call, robotOf(call)))
      },
    },
    {
      name: `${family.name}.replace`,
      method: 'POST',
      path: family.path,
      handle(call) {
        const { state } = call
        const sent = readBody(call, schema)
        family.requireWrite(call)
        const robot = robotOf(call)
        const entries = checkedEntries(sent)
        forget(call, robot)
        for (const entry of entries) {
          state.robotFederations.insert({ id: state.nextId('robotFederations'), robotId: robot.id, ...entry })
        }
        const metadata = { robot: robot.shortName, config: entries }
        logAction(call, 'create_robot_federation', { namespaceId: robot.namespaceId }, metadata)
        return json(entries)
      },
    },
    {
      name: `${family.name}.delete`,
      method: 'DELETE',
      path: family.path,
      handle(call) {
        family.requireWrite(call)
        const robot = robotOf(call)
        forget(call, robot)
        const metadata = { robot: robot.shortName }
        logAction(call, 'delete_robot_federation', { namespaceId: robot.namespaceId }, metadata)
        return noContent()
      },
    },
  ]
}

export const robotFederationOperations: Operation[] = families.flatMap(operationsOf)

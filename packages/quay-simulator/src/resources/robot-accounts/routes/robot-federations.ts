import { json, noContent } from '../../../api/answer.ts'
import { invalidRequest } from '../../../api/api-error.ts'
import { parameter, readBody, type Call, type Operation } from '../../../api/call.ts'
import { namedRobot } from '../model.ts'
import { logAction } from '../../../action-log/log-action.ts'
import type { SchemaOf } from '../../../python/schema.ts'
import type { Robot } from '../rows.ts'
import { type RobotFamily, robotFamilies } from './robot-families.ts'

type Entry = { issuer: string; subject: string }

const schema: SchemaOf<Entry[]> = {
  type: 'array',
  items: {
    type: 'object',
    properties: { issuer: { type: 'string' }, subject: { type: 'string' } },
    required: ['issuer', 'subject'],
  },
}

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

function deleteEntries(call: Call, robot: Robot): void {
  for (const row of call.state.robotFederations.findAll('robotId', robot.id)) {
    call.state.robotFederations.delete(row.id)
  }
}

const operationsOf = (family: RobotFamily): Operation[] => {
  const path = `${family.path}/{robot_shortname}/federation`
  const robotOf = (call: Call) => namedRobot(call.state, family.namespaceName(call), parameter(call, 'robot_shortname'))
  return [
    {
      name: `${family.name}-federation.read`,
      method: 'GET',
      path,
      handle(call) {
        family.requireRead(call)
        return json(entriesOf(call, robotOf(call)))
      },
    },
    {
      name: `${family.name}-federation.replace`,
      method: 'POST',
      path,
      handle(call) {
        const { state } = call
        const sent = readBody(call, schema)
        family.requireWrite(call)
        const robot = robotOf(call)
        const entries = checkedEntries(sent)
        deleteEntries(call, robot)
        for (const entry of entries) {
          state.robotFederations.insert({ id: state.nextId('robotFederations'), robotId: robot.id, ...entry })
        }
        const metadata = { robot: robot.shortName, config: entries }
        logAction(call, 'create_robot_federation', { namespaceId: robot.namespaceId }, metadata)
        return json(entries)
      },
    },
    {
      name: `${family.name}-federation.delete`,
      method: 'DELETE',
      path,
      handle(call) {
        family.requireWrite(call)
        const robot = robotOf(call)
        deleteEntries(call, robot)
        const metadata = { robot: robot.shortName }
        logAction(call, 'delete_robot_federation', { namespaceId: robot.namespaceId }, metadata)
        return noContent()
      },
    },
  ]
}

export const robotFederationOperations: Operation[] = robotFamilies.flatMap(operationsOf)

import { detailOnly, invalidRequest } from '../../../api/api-error.ts'
import type { Call } from '../../../api/call.ts'
import type { Mirror } from '../rows.ts'
import type { Repository } from '../../repositories/rows.ts'
import type { Robot } from '../../robot-accounts/rows.ts'
import { grantedRole } from '../../../auth/repository-permissions.ts'
import { checkReference, parseStart } from '../model.ts'
import { setPermission } from '../../repositories/model.ts'
import { namedRobotByName } from '../../robot-accounts/model.ts'
import type { Schema } from '../../../python/schema.ts'
import { hasFeature } from '../../../settings.ts'

/** What a mirror's body may tell; a body to change it may leave anything out. */
export type MirrorBody = {
  is_enabled?: boolean
  external_reference?: string
  external_registry_username?: string | null
  external_registry_password?: string | null
  external_registry_config?: Record<string, unknown>
  sync_interval?: number
  sync_start_date?: string
  skopeo_timeout_interval?: number
  root_rule?: { rule_kind: string; rule_value: string[] }
  robot_username?: string
  architecture_filter?: string[] | null
}

const text = { type: 'string' } as const
const textOrNull = { type: ['string', 'null'] } satisfies Schema
const flag = { type: 'boolean' } as const

const properties = (minimumInterval: number): Record<keyof MirrorBody, Schema> => ({
  is_enabled: flag,
  external_reference: text,
  external_registry_username: textOrNull,
  external_registry_password: textOrNull,
  external_registry_config: {
    type: 'object',
    properties: {
      verify_tls: flag,
      unsigned_images: flag,
      proxy: {
        type: 'object',
        properties: { http_proxy: textOrNull, https_proxy: textOrNull, no_proxy: textOrNull },
      },
    },
  },
  sync_interval: { type: 'integer', minimum: minimumInterval },
  sync_start_date: text,
  skopeo_timeout_interval: { type: 'integer', minimum: 300 },
  root_rule: {
    type: 'object',
    required: ['rule_kind', 'rule_value'],
    properties: {
      rule_kind: { type: 'string', enum: ['tag_glob_csv'] },
      rule_value: { type: 'array', items: text },
    },
  },
  robot_username: text,
  architecture_filter: { type: ['array', 'null'], items: text },
})

export const newMirrorSchema: Schema & { passes?: MirrorBody } = {
  type: 'object',
  required: ['external_reference', 'sync_interval', 'sync_start_date', 'root_rule', 'skopeo_timeout_interval'],
  properties: properties(0),
}

export const changedMirrorSchema: Schema & { passes?: MirrorBody } = { type: 'object', properties: properties(300) }

/** The properties that a new mirror may have; any other crashes it (mirror-create-refusals.json, step 69). */
export const knownProperties: ReadonlySet<string> = new Set(Object.keys(properties(0)))

const architectures = new Set(['amd64', 'arm64', 'ppc64le', 's390x'])

function checkArchitectures(call: Call, wanted: readonly string[]): void {
  if (wanted.length === 0) return
  if (!hasFeature(call.state.settings, 'SPARSE_INDEX')) {
    throw detailOnly(400, 'Architecture filtering requires FEATURE_SPARSE_INDEX to be enabled.')
  }
  const unknown = wanted.filter((name) => !architectures.has(name)).toSorted()
  if (unknown.length > 0) throw detailOnly(400, `Invalid architectures: ${unknown.join(', ')}`)
}

/** What is checked before anything is changed, in Quay's order. @returns the start that the body asks for */
export function checkMirrorBody(call: Call, body: MirrorBody): number | undefined {
  if (body.external_reference !== undefined) checkReference(body.external_reference)
  checkArchitectures(call, body.architecture_filter ?? [])
  const startMs = body.sync_start_date === undefined ? undefined : parseStart(body.sync_start_date)
  if (body.sync_start_date !== undefined && startMs === undefined) {
    throw detailOnly(400, 'Incorrect DateTime format for sync_start_date.')
  }
  if (body.root_rule?.rule_value.length === 0) {
    throw invalidRequest('validation failed: rule_value for TAG_GLOB_CSV must be a list with at least one rule')
  }
  return startMs
}

/** The robot of that name, which from now on may write (content.md 4.2). */
export function takeRobot(call: Call, repository: Repository, username: string): Robot {
  const robot = namedRobotByName(call.state, username, repository.namespaceId)
  if (!grantedRole(call.state, robot.id, repository, 'write')) {
    setPermission(call.state, repository, { accountId: robot.id }, 'write')
  }
  return robot
}

/** A mirror as answers show it: no password, nor whether there is one. */
export function mirrorView(call: Call, mirror: Mirror): Record<string, unknown> {
  const iso = new Date(mirror.startMs).toISOString()
  return {
    is_enabled: mirror.isEnabled,
    mirror_type: 'PULL',
    external_reference: mirror.externalReference,
    external_registry_username: mirror.username,
    external_registry_config: mirror.registryConfig,
    sync_interval: mirror.syncIntervalSeconds,
    sync_start_date: mirror.isStartComputed ? `${iso.slice(0, -1)}000Z` : `${iso.slice(0, 19)}Z`,
    sync_expiration_date: mirror.claimedUntilMs === null ? null : new Date(mirror.claimedUntilMs).toISOString(),
    sync_retries_remaining: mirror.retriesLeft,
    sync_status: mirror.status,
    root_rule: { rule_kind: 'tag_glob_csv', rule_value: mirror.patterns },
    robot_username: call.state.robots.get(mirror.robotId)?.username ?? null,
    skopeo_timeout_interval: mirror.timeoutSeconds,
    architecture_filter: mirror.architectures,
  }
}

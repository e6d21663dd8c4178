import * as z from 'zod/mini'
import { KindProgress } from './inventory.ts'
import { Reason } from './decision.ts'
import { RegistryCheckStatus } from './registry-check.ts'
import { RegistrySummary } from './registry.ts'
import { defineRoute } from './route.ts'

export const CREDENTIAL_STATES = ['absent', 'starting', 'live', 'suspect', 'dead', 'unreachable'] as const

/** Why a token's file is not taken; the same rules hold at the start. */
export const TOKEN_FILE_PROBLEMS = ['file_missing', 'file_mode_wide', 'file_unreadable', 'token_malformed'] as const
export type TokenFileProblem = (typeof TOKEN_FILE_PROBLEMS)[number]

/** One of the console's own tokens. `account` and `probes` are seen by administrators and auditors only. */
export const Credential = z.object({
  token: z.enum(['read', 'write']),
  state: z.enum(CREDENTIAL_STATES),
  since: z.string(),
  account: z.optional(z.nullable(z.string())),
  superuserKind: z.optional(z.nullable(z.enum(['none', 'superuser', 'global-read-only']))),
  /** When the token's file last changed; null in the demo. */
  fileChangedAt: z.optional(z.nullable(z.string())),
  /** False while the file cannot be read or holds no token: the one that was read before is still used. */
  isFileUsable: z.optional(z.boolean()),
  fileProblem: z.optional(z.nullable(z.enum(TOKEN_FILE_PROBLEMS))),
  probes: z.optional(
    z.array(
      z.object({
        capability: z.enum(['current-user', 'superuser-read', 'superuser-write', 'organization-read']),
        isAvailable: z.nullable(z.boolean()),
        reason: z.optional(Reason),
        probedAt: z.nullable(z.string()),
      }),
    ),
  ),
})
export type Credential = z.output<typeof Credential>

export const STATUS_WARNINGS = [
  'plain_http',
  'no_full_access',
  'read_token_is_superuser',
  'only_write_token',
  'credential_dead',
  'credential_suspect',
  'token_file_unusable',
  'registry_read_only',
  'registry_unconfirmed',
  'audit_unavailable',
  'demo',
] as const

export const Status = z.object({
  registry: RegistrySummary,
  version: z.string(),
  /** When Quay's own description of itself was last read. */
  describedAt: z.nullable(z.string()),
  hasFullAccess: z.boolean(),
  credentials: z.array(Credential),
  inventory: z.array(KindProgress),
  registryCheck: RegistryCheckStatus,
  /** Calls to Quay: what the background may use a second, and what was used in the last minute. */
  budget: z.object({ callsPerSecond: z.number(), backgroundLastMinute: z.number(), interactiveLastMinute: z.number() }),
  console: z.object({
    version: z.string(),
    startedAt: z.string(),
    isStoreWritable: z.boolean(),
    isAuditWritable: z.boolean(),
  }),
  warnings: z.array(z.enum(STATUS_WARNINGS)),
})
export type Status = z.output<typeof Status>

export const readStatus = defineRoute({ operation: 'status.read', method: 'GET', url: '/api/status', response: Status })

/** Asks Quay again what the tokens can do. */
export const probeStatus = defineRoute({
  operation: 'status.probe',
  method: 'POST',
  url: '/api/status/probe',
  response: Status,
})

/** An administrator says whether the registry is the one that the stored data came from; only while that is asked. */
export const answerRegistryCheck = defineRoute({
  operation: 'status.answer-registry-check',
  method: 'POST',
  url: '/api/status/registry-check',
  body: z.strictObject({ checkId: z.string().check(z.maxLength(64)), registry: z.enum(['same', 'other']) }),
  response: Status,
})

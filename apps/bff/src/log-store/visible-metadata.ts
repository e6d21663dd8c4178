import type { Role } from '@quaymaster/contracts/roles'

/**
 * Metadata keys (log-kinds.md) that the help desk is sent: names of things, states, reasons. No addresses, user agents,
 * mail addresses, tokens or applications. A key that is not listed, such as one of tomorrow, is not sent.
 */
const OPEN_KEYS: ReadonlySet<string> = new Set([
  'activating_username',
  'build_id',
  'build_uuid',
  'changed',
  'count',
  'delegate_team',
  'delegate_user',
  'description',
  'digest',
  'docker_tags',
  'enabled',
  'event',
  'expiration_date',
  'immutable',
  'inviter',
  'invoice_email',
  'is_manual',
  'is_robot',
  'key',
  'kind',
  'limit',
  'limit_bytes',
  'manifest_digest',
  'manual_user',
  'mediaType',
  'member',
  'message',
  'method',
  'namespace',
  'new_name',
  'old_expiration_date',
  'old_name',
  'old_username',
  'original_manifest_digest',
  'original_role',
  'plan',
  'previous_immutable',
  'previous_limit',
  'previous_limit_bytes',
  'previous_threshold_percent',
  'previous_type',
  'repo',
  'robot',
  'role',
  'service',
  'state_changed',
  'superuser',
  'tag',
  'tag_expiration',
  'tag_pattern',
  'tag_pattern_matches',
  'tags',
  'team',
  'threshold_percent',
  'trigger_kind',
  'trust_enabled',
  'type',
  'user',
  'username',
  'value',
  'verb',
  'visibility',
  'was_user',
])

/** Kinds whose `member` or `user` may be a mail address: an invitation goes to one. */
const MAIL_ADDRESS = /^[^\s@]+@[^\s@]+$/

/** What nobody needs to read in a log: Quay writes the webhook address of a trigger there, with its secret. */
const SECRET_KEY = /password|secret|credential|private_?key/i
const SECRET_CONFIG_KINDS: ReadonlySet<string> = new Set([
  'setup_repo_trigger',
  'start_build_trigger',
  'build_dockerfile',
])

/** Who may see one value of the metadata: the help desk too, only roles that see everything, or nobody. */
export function audienceOf(kind: string, key: string, value: unknown): 'everybody' | 'full' | 'nobody' {
  if (SECRET_KEY.test(key)) return 'nobody'
  if ((key === 'config' || key === 'trigger_metadata') && SECRET_CONFIG_KINDS.has(kind)) return 'nobody'
  return OPEN_KEYS.has(key) && !isMailAddress(value) ? 'everybody' : 'full'
}

const isMailAddress = (value: unknown): boolean => typeof value === 'string' && MAIL_ADDRESS.test(value)

/** The metadata of an entry as this role may see it. */
export function visibleMetadata(kind: string, metadata: Record<string, unknown>, role: Role): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(metadata).filter(([key, value]) => {
      const audience = audienceOf(kind, key, value)
      return audience === 'everybody' || (audience === 'full' && role !== 'help-desk')
    }),
  )
}

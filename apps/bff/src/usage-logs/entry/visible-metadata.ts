import type { Visibility } from '../../policy/fields.ts'
import { maskEmails } from '../../redaction/mask-email.ts'
import { maskText, maskValue } from '../../redaction/mask-text.ts'

/**
 * Metadata keys (log-kinds.md) that are sent to whoever sees metadata masked: names of things, states, reasons. No addresses, user agents,
 * tokens or applications. A key that is not listed, such as one of tomorrow, is not sent.
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

/**
 * Keys whose values are names of users, robots, namespaces, repositories and tags, or digests. A tag may look like an
 * IP address (`1.2.3.4`) and stays readable. None of them can hold an `@`, so that an email address is masked in these, too:
 * an invitation goes to one.
 */
const NAME_KEYS: ReadonlySet<string> = new Set([
  'activating_username',
  'delegate_user',
  'digest',
  'docker_tags',
  'inviter',
  'manifest_digest',
  'manual_user',
  'member',
  'namespace',
  'new_name',
  'old_name',
  'old_username',
  'original_manifest_digest',
  'repo',
  'robot',
  'superuser',
  'tag',
  'tags',
  'user',
  'username',
  'was_user',
])

/** What was typed at a refused sign-in is no name of an account. */
const TYPED_NAME_KINDS: ReadonlySet<string> = new Set(['login_failure'])
const TYPED_NAME_KEYS: ReadonlySet<string> = new Set(['username', 'robot'])

/** What no log reader needs: Quay writes the webhook address of a trigger there, with its secret. */
const SECRET_KEY = /password|secret|credential|private_?key/i
const SECRET_CONFIG_KINDS: ReadonlySet<string> = new Set([
  'setup_repo_trigger',
  'start_build_trigger',
  'build_dockerfile',
])

/** Who may see one value of the metadata: whoever sees it masked too, only who sees it in full, or nobody. */
export function audienceOf(kind: string, key: string): 'everybody' | 'full' | 'nobody' {
  if (SECRET_KEY.test(key)) return 'nobody'
  if ((key === 'config' || key === 'trigger_metadata') && SECRET_CONFIG_KINDS.has(kind)) return 'nobody'
  return OPEN_KEYS.has(key) ? 'everybody' : 'full'
}

/** A value as roles may read it that see neither email nor IP addresses. */
export function maskedMetadataValue(kind: string, key: string, value: unknown): unknown {
  const isName = NAME_KEYS.has(key) && !(TYPED_NAME_KEYS.has(key) && TYPED_NAME_KINDS.has(kind))
  return maskValue(value, isName ? maskEmails : maskText)
}

/** The metadata of an entry in full, masked, or none of it. What nobody needs to read is left out in each case. */
export function visibleMetadata(
  kind: string,
  metadata: Record<string, unknown>,
  visibility: Visibility | undefined,
): Record<string, unknown> {
  if (visibility === undefined) return {}
  return Object.fromEntries(
    Object.entries(metadata).flatMap(([key, value]) => {
      const audience = audienceOf(kind, key)
      if (audience === 'nobody') return []
      if (visibility === 'full') return [[key, value]]
      return audience === 'everybody' ? [[key, maskedMetadataValue(kind, key, value)]] : []
    }),
  )
}

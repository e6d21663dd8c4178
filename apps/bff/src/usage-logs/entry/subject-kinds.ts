/** Where the metadata name who acted, by kind (log-kinds.md); in other kinds the same keys name another user. */
export const ACTOR_KEYS: ReadonlyMap<string, string> = new Map([
  ...[
    'pull_repo',
    'push_repo',
    'repo_verb',
    'create_tag',
    'move_tag',
    'delete_tag',
    'revert_tag',
    'permanently_delete_tag',
    'change_tag_expiration',
    'change_tag_immutability',
    'repo_mirror_config_changed',
    'create_prototype_permission',
    'modify_prototype_permission',
    'delete_prototype_permission',
    // Users sign up and leave by themselves; a superuser who did it is named.
    'user_create',
    'user_delete',
  ].map((kind) => [kind, 'username'] as const),
  ['build_dockerfile', 'manual_user'],
  ['oauth_token_assigned', 'assigning_user'],
  ['org_team_member_invite_accepted', 'member'],
  ['org_team_member_invite_declined', 'member'],
  ['federated_robot_token_exchange', 'robot'],
])

/** What Quay's own workers write. */
export const SYSTEM_KINDS: ReadonlySet<string> = new Set([
  'autoprune_tag_delete',
  'tag_made_immutable_by_policy',
  'tags_made_immutable_by_policy',
  'repo_mirror_sync_started',
  'repo_mirror_sync_success',
  'repo_mirror_sync_failed',
  'repo_mirror_sync_tag_success',
  'repo_mirror_sync_tag_failed',
  'repo_mirror_sync_test_started',
  'repo_mirror_sync_test_success',
  'repo_mirror_sync_test_failed',
  'org_mirror_sync_started',
  'org_mirror_sync_success',
  'org_mirror_sync_failed',
  'org_mirror_repo_created',
  'org_mirror_repo_creation_failed',
])

/** What users do to their own account, some of it by a link without a session. */
export const OWN_ACCOUNT_KINDS: ReadonlySet<string> = new Set([
  'account_change_password',
  'logout_success',
  'user_change_email',
  'user_change_invoicing',
  'user_change_metadata',
  'user_change_name',
  'user_change_tag_expiration',
  'user_generate_client_key',
])

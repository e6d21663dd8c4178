import { emailOf, kindsOf, place, roleOf, teamOf, unnamed } from './demo-usage-log-scene.ts'
import type { DemoKind, Scene } from './demo-usage-log-scene.ts'

const gibibyte = 1024 ** 3

const notification = ({ random }: Scene): Record<string, unknown> => ({
  notification_id: random.uuid(),
  event: random.pick(['repo_push', 'build_failure', 'vulnerability_found', 'repo_mirror_sync_failed']),
  method: random.pick(['webhook', 'email', 'slack', 'quay_notification']),
})

const namespaceNotification = ({ random, namespace }: Scene): Record<string, unknown> => ({
  namespace,
  notification_id: random.uuid(),
  event: random.pick(['quota_warning', 'quota_error']),
  method: random.pick(['email', 'webhook']),
})

const prototype = (scene: Scene): Record<string, unknown> => ({
  prototypeid: scene.random.uuid(),
  username: scene.performer,
  activating_username: scene.random.isHit(0.4) ? scene.person : null,
  role: roleOf(scene),
  ...(scene.random.isHit(0.5) ? { delegate_team: teamOf(scene) } : { delegate_user: scene.person }),
})

const whom = (scene: Scene): Record<string, unknown> =>
  scene.random.isHit(0.6)
    ? { username: scene.person, repo: scene.repo, namespace: scene.namespace }
    : { team: teamOf(scene), repo: scene.repo }

const quota = ({ random, namespace }: Scene): Record<string, unknown> => {
  const gibibytes = random.pick([50, 100, 250, 500])
  return { namespace, limit_bytes: gibibytes * gibibyte, limit: `${gibibytes}.0 GiB` }
}

const threshold = ({ random, namespace }: Scene): Record<string, unknown> => ({
  namespace,
  type: random.pick(['Warning', 'Reject']),
  threshold_percent: random.pick([70, 80, 90, 100]),
})

const prune = ({ random, namespace }: Scene): Record<string, unknown> => ({
  ...random.pick([
    { method: 'number_of_tags', value: 20 },
    { method: 'creation_date', value: '30d' },
  ]),
  tag_pattern: random.isHit(0.5) ? 'pr-.*' : null,
  tag_pattern_matches: true,
  namespace,
})

const pruneGone = ({ random, namespace }: Scene): Record<string, unknown> => ({ policy_uuid: random.uuid(), namespace })

const invited = (scene: Scene): Record<string, unknown> => {
  const team = teamOf(scene)
  if (scene.random.isHit(0.3)) return { email: emailOf(scene.person), member: emailOf(scene.person), team }
  return { user: scene.person, member: scene.person, team }
}

const answered = (scene: Scene): Record<string, unknown> => ({
  member: scene.performer,
  team: teamOf(scene),
  inviter: scene.person,
})

const external = ({ namespace }: Scene): string => `https://registry.example.net/${namespace}`

const discovery = (scene: Scene): Record<string, unknown> => ({
  message: `Discovery of '${external(scene)}'`,
  org_mirror_config_id: 1 + scene.random.integer(6),
  external_registry_url: 'https://registry.example.net',
  external_namespace: scene.namespace,
})

const application = ({ random }: Scene): Record<string, unknown> => ({
  application_name: random.pick(['pipeline-reporter', 'image-promoter', 'console', 'backup']),
  client_id: random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 20),
})

const applicationBody = (scene: Scene): Record<string, unknown> => ({
  name: 'pipeline-reporter',
  application_uri: 'https://ci.example.com/',
  redirect_uri: 'https://ci.example.com/callback',
  description: 'Reports builds',
  ...application(scene),
})

const federated = ({ namespace }: Scene): Record<string, unknown> => ({
  issuer: 'https://ci.example.com/oidc',
  subject: `project_path:${namespace}/deploy:ref_type:branch:ref:main`,
})

const repositoryKinds = kindsOf('member', 'repository', [
  ['create_repo', 160, place],
  ['delete_repo', 60, place],
  [
    'change_repo_visibility',
    30,
    (scene) => ({ ...place(scene), visibility: scene.random.pick(['public', 'private']) }),
  ],
  [
    'change_repo_state',
    14,
    (scene) => ({ ...place(scene), state_changed: scene.random.pick(['READ_ONLY', 'NORMAL', 'MIRROR']) }),
  ],
  ['change_repo_trust', 3, (scene) => ({ ...place(scene), trust_enabled: scene.random.isHit(0.5) })],
  ['set_repo_description', 70, (scene) => ({ ...place(scene), description: `Image of ${scene.repo}` })],
  ['change_repo_permission', 210, (scene) => ({ ...whom(scene), role: roleOf(scene) })],
  ['delete_repo_permission', 80, whom],
  ['add_repo_notification', 40, (scene) => ({ ...place(scene), ...notification(scene) })],
  ['delete_repo_notification', 22, (scene) => ({ ...place(scene), ...notification(scene) })],
  ['reset_repo_notification', 10, (scene) => ({ ...place(scene), ...notification(scene) })],
  ['create_repository_autoprune_policy', 14, (scene) => ({ ...prune(scene), repo: scene.repo })],
  ['update_repository_autoprune_policy', 8, (scene) => ({ ...prune(scene), repo: scene.repo })],
  ['delete_repository_autoprune_policy', 6, (scene) => ({ ...pruneGone(scene), repo: scene.repo })],
])

const settingKinds = kindsOf('owner', 'organization', [
  ['create_prototype_permission', 24, prototype],
  ['modify_prototype_permission', 10, (scene) => ({ ...prototype(scene), original_role: 'read' })],
  ['delete_prototype_permission', 8, prototype],
  ['create_namespace_notification', 8, namespaceNotification],
  ['delete_namespace_notification', 4, namespaceNotification],
  ['reset_namespace_notification', 3, namespaceNotification],
  ['org_create', 12, ({ namespace }) => ({ email: emailOf(namespace), namespace })],
  ['org_delete', 4, ({ namespace }) => ({ namespace })],
  [
    'org_change_email',
    6,
    ({ namespace }) => ({ email: emailOf(`${namespace}-team`), old_email: emailOf(namespace), namespace }),
  ],
  ['org_change_invoicing', 3, ({ random, namespace }) => ({ invoice_email: random.isHit(0.5), namespace })],
  ['org_change_invoicing', 2, ({ namespace }) => ({ invoice_email_address: emailOf(`${namespace}-bills`), namespace })],
  [
    'org_change_tag_expiration',
    9,
    ({ random, namespace }) => ({ tag_expiration: random.pick([86_400, 604_800, 1_209_600]), namespace }),
  ],
  [
    'org_change_name',
    2,
    ({ namespace, superuser }) => ({ old_name: namespace, new_name: `${namespace}-emea`, superuser }),
  ],
  ['org_create_quota', 10, quota],
  [
    'org_change_quota',
    8,
    (scene) => ({ ...quota(scene), previous_limit_bytes: 50 * gibibyte, previous_limit: '50.0 GiB' }),
  ],
  ['org_delete_quota', 3, (scene) => ({ ...quota(scene), quota_id: 1 + scene.random.integer(20) })],
  ['org_create_quota_limit', 14, threshold],
  [
    'org_change_quota_limit',
    6,
    (scene) => ({ ...threshold(scene), previous_type: 'Warning', previous_threshold_percent: 80 }),
  ],
  ['org_delete_quota_limit', 3, (scene) => ({ ...threshold(scene), limit_id: 1 + scene.random.integer(30) })],
  ['create_namespace_autoprune_policy', 10, prune],
  ['update_namespace_autoprune_policy', 6, prune],
  ['delete_namespace_autoprune_policy', 4, pruneGone],
  ['create_proxy_cache_config', 3, () => ({ upstream_registry: 'registry.example.net' })],
  ['delete_proxy_cache_config', 2, () => ({})],
])

const teamKinds = kindsOf('owner', 'organization', [
  ['org_create_team', 36, (scene) => ({ team: teamOf(scene) })],
  ['org_delete_team', 12, (scene) => ({ team: teamOf(scene) })],
  ['org_set_team_description', 14, (scene) => ({ team: teamOf(scene), description: 'People who push images.' })],
  [
    'org_set_team_role',
    18,
    (scene) => ({ team: teamOf(scene), role: scene.random.pick(['member', 'creator', 'admin']) }),
  ],
  ['org_add_team_member', 260, (scene) => ({ member: scene.person, team: teamOf(scene) })],
  ['org_remove_team_member', 130, (scene) => ({ member: scene.person, team: teamOf(scene) })],
  ['org_invite_team_member', 40, invited],
  ['org_delete_team_member_invite', 10, invited],
  ['enable_team_sync', 6, (scene) => ({ team: teamOf(scene) })],
  ['disable_team_sync', 4, (scene) => ({ team: teamOf(scene) })],
])

const memberKinds = kindsOf('member', 'organization', [
  ['org_team_member_invite_accepted', 30, answered],
  ['org_team_member_invite_declined', 5, answered],
])

const robotKinds = kindsOf('owner', 'organization', [
  [
    'create_robot',
    60,
    ({ robot }) => ({ robot, description: 'Pushes what the pipeline builds', unstructured_metadata: null }),
  ],
  ['delete_robot', 22, ({ robot }) => ({ robot })],
  ['regenerate_robot_token', 40, ({ robot }) => ({ robot })],
  ['create_robot_federation', 5, (scene) => ({ robot: scene.robot, config: [federated(scene)] })],
  ['delete_robot_federation', 3, ({ robot }) => ({ robot })],
])

const applicationKinds = kindsOf('owner', 'organization', [
  ['create_application', 12, applicationBody],
  ['update_application', 8, applicationBody],
  ['delete_application', 5, application],
  ['reset_application_client_secret', 5, application],
  [
    'create_oauth_api_token',
    20,
    (scene) => ({
      oauth_token_uuid: scene.random.uuid(),
      scope: 'repo:read repo:write',
      token_display_name: 'nightly report',
      ...application(scene),
      auth_method: 'OAuth',
    }),
  ],
  ['revoke_oauth_api_token', 10, (scene) => ({ oauth_token_uuid: scene.random.uuid(), ...application(scene) })],
  [
    'oauth_token_assigned',
    4,
    ({ performer, person, random }) => ({
      assigning_user: performer,
      assigned_user: person,
      application: 'console',
      client_id: random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 20),
    }),
  ],
  ['oauth_token_revoked', 0, () => ({})],
])

/** An identity from elsewhere is exchanged before anybody is signed in: nobody is named (logs-real-robot-exchange.json). */
const exchangeKinds = unnamed(
  kindsOf('robot', 'organization', [
    [
      'federated_robot_token_exchange',
      160,
      (scene) => ({ robot: scene.performer.split('+')[1] ?? scene.robot, ...federated(scene) }),
    ],
  ]),
)

const mirrorKinds = [
  ...kindsOf('owner', 'organization', [
    [
      'org_mirror_enabled',
      5,
      ({ namespace, robot }) => ({
        external_registry_type: 'quay',
        external_registry_url: 'https://registry.example.net',
        external_namespace: namespace,
        sync_interval: 86_400,
        robot_username: `${namespace}+${robot}`,
      }),
    ],
    ['org_mirror_disabled', 3, (scene) => ({ external_reference: external(scene) })],
    [
      'org_mirror_config_changed',
      5,
      (scene) => ({
        updated_fields: ['sync_interval'],
        old_external_reference: external(scene),
        external_reference: external(scene),
      }),
    ],
    ['org_mirror_sync_now_requested', 8, (scene) => ({ external_reference: external(scene) })],
    ['org_mirror_sync_cancelled', 3, (scene) => ({ external_reference: external(scene) })],
  ]),
  ...kindsOf('robot', 'organization', [
    ['org_mirror_sync_started', 70, discovery],
    ['org_mirror_sync_success', 60, discovery],
    ['org_mirror_sync_failed', 9, discovery],
    [
      'org_mirror_repo_created',
      24,
      (scene) => ({
        external_reference: `${external(scene)}/${scene.repo}`,
        visibility: 'private',
        via_org_mirror: true,
      }),
    ],
    [
      'org_mirror_repo_creation_failed',
      2,
      (scene) => ({ external_reference: `${external(scene)}/${scene.repo}`, error: 'Repository name is not allowed' }),
    ],
  ]),
]

/** Kinds that the administration of repositories, organizations, teams and robots leaves. */
export const organizationKinds: readonly DemoKind[] = [
  ...repositoryKinds,
  ...settingKinds,
  ...teamKinds,
  ...memberKinds,
  ...robotKinds,
  ...applicationKinds,
  ...mirrorKinds,
  ...exchangeKinds,
]

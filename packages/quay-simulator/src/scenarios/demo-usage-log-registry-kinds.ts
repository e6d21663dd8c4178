import { digestOf, kindsOf, mediaTypeOf, place, pullAgentOf, secondsOf, tagOf } from './demo-usage-log-scene.ts'
import type { DemoKind, Scene } from './demo-usage-log-scene.ts'

/** What registry traffic tells of the caller, beside the address. */
const caller = (scene: Scene): Record<string, unknown> => ({
  ...place(scene),
  'user-agent': pullAgentOf(scene),
  ...(scene.performer === '' ? {} : { username: scene.performer }),
  ...(scene.isRobot ? { is_robot: true } : {}),
})

const tagOrDigest = (scene: Scene): Record<string, unknown> =>
  scene.random.isHit(0.6) ? { tag: tagOf(scene) } : { manifest_digest: digestOf(scene) }

const pull = (scene: Scene): Record<string, unknown> => ({
  ...caller(scene),
  ...tagOrDigest(scene),
  mediaType: mediaTypeOf(scene),
})

const push = (scene: Scene): Record<string, unknown> => ({
  ...caller(scene),
  tag: tagOf(scene),
  mediaType: mediaTypeOf(scene),
})

const byAppToken =
  (tell: (scene: Scene) => Record<string, unknown>) =>
  (scene: Scene): Record<string, unknown> => ({
    ...tell(scene),
    app_specific_token: scene.random.uuid(),
    app_specific_token_title: scene.random.pick(['laptop', 'workstation', 'buildah on dev box']),
  })

/** A refusal tells neither the name nor the client (logs-real-refused-on.json). */
const refused = (scene: Scene): Record<string, unknown> => ({
  namespace: scene.namespace,
  repo: scene.repo,
  ...tagOrDigest(scene),
  message: 'access to the requested resource is not authorized',
})

/** A push is refused at its first blob, before there is a tag. */
const refusedAtBlob = ({ namespace, repo }: Scene): Record<string, unknown> => ({
  namespace,
  repo,
  message: 'access to the requested resource is not authorized',
})

const refusedUnknownRepository = (scene: Scene): Record<string, unknown> => ({
  ...refused(scene),
  repo: `${scene.repo}-old`,
  message: 'Repository does not exist',
})

const refusedUnknownNamespace = (scene: Scene): Record<string, unknown> => ({
  ...refused(scene),
  namespace: scene.random.pick(['library', 'legacy', 'bitnami', 'acme-old']),
  message: 'Namespace does not exist',
})

/** A builder's pushes and pulls name the token, not a user. */
const byBuild =
  (tell: (scene: Scene) => Record<string, unknown>) =>
  (scene: Scene): Record<string, unknown> => ({ ...tell(scene), token: 'Repository Build Token' })

/** A tag that a client of the registry deletes: its digest is what the client asked for. */
const deletedByClient = (scene: Scene): Record<string, unknown> => {
  const tag = tagOf(scene)
  return { ...caller(scene), tag, digest: scene.random.isHit(0.7) ? tag : digestOf(scene) }
}

const tagged = (scene: Scene): Record<string, unknown> => ({
  username: scene.performer,
  ...place(scene),
  tag: tagOf(scene),
})

const moved = (scene: Scene, original: string | null): Record<string, unknown> => ({
  ...tagged(scene),
  manifest_digest: digestOf(scene),
  original_manifest_digest: original,
})

const expiring = (scene: Scene): Record<string, unknown> => ({
  ...tagged(scene),
  expiration_date: scene.random.isHit(0.3) ? null : secondsOf(scene) + 14 * 86_400,
  // Milliseconds here, seconds there: so it is in Quay (log-kinds.md).
  old_expiration_date: scene.random.isHit(0.6) ? null : (secondsOf(scene) + 7 * 86_400) * 1000,
})

const label = (scene: Scene): Record<string, unknown> => ({
  id: scene.random.uuid(),
  key: scene.random.pick(['maintainer', 'team', 'quay.expires-after', 'org.opencontainers.image.version']),
  value: scene.random.pick(['platform', '2w', '1.5.0', 'core']),
  manifest_digest: digestOf(scene),
})

const policy = ({ random, namespace }: Scene): Record<string, unknown> => ({
  namespace,
  tag_pattern: random.pick(['^v[0-9]+', 'release-.*', '^dev', 'nightly-.*']),
  tag_pattern_matches: random.isHit(0.8),
})

const build = (scene: Scene): Record<string, unknown> => ({
  build_id: scene.random.uuid(),
  docker_tags: [tagOf(scene)],
  ...place(scene),
  is_manual: true,
  manual_user: scene.person,
})

const triggeredBuild = (scene: Scene): Record<string, unknown> => ({
  ...build(scene),
  is_manual: false,
  manual_user: null,
  trigger_id: scene.random.uuid(),
  trigger_kind: 'custom-git',
  trigger_metadata: { commit: scene.random.hex(40), ref: 'refs/heads/main', default_branch: 'main' },
  trigger_manual: false,
})

const trigger = ({ random, repo }: Scene): Record<string, unknown> => ({
  repo,
  trigger_id: random.uuid(),
  service: random.pick(['custom-git', 'custom-git', 'github', 'gitlab']),
})

const triggerConfig = (scene: Scene): Record<string, unknown> => ({
  build_source: `git@git.example.com:${scene.namespace}/${scene.repo}.git`,
  dockerfile_path: '/Dockerfile',
  context: '/',
  credentials: [
    {
      name: 'Webhook Endpoint URL',
      value: `https://$token:${scene.random.hex(40)}@quay.example.com/webhooks/push/trigger/${scene.random.uuid()}`,
    },
  ],
})

/** What the mirror's worker tells of one repository; what is unused is null. */
const mirroring =
  (verb: string, tell: (scene: Scene) => Record<string, unknown>) =>
  (scene: Scene): Record<string, unknown> => ({
    verb,
    namespace: scene.namespace,
    repo: scene.repo,
    message: '',
    tag: null,
    tags: null,
    stdout: null,
    stderr: null,
    ...tell(scene),
  })

const upstream = ({ namespace, repo }: Scene): string => `registry.example.net/${namespace}/${repo}`

const mirrorChange = (scene: Scene): Record<string, unknown> => ({
  ...caller(scene),
  ...scene.random.pick([
    { changed: 'sync_status', to: 'SYNC_NOW' },
    { changed: 'sync_interval', to: 86_400 },
    { changed: 'is_enabled', to: false },
    { changed: 'external_registry_password', to: '********' },
    { changed: 'mirror_rule', to: ['v1.*', 'latest'] },
    { changed: 'sync_start_date', to: secondsOf(scene) },
  ]),
})

const nothing = (): Record<string, unknown> => ({})

const failed = 'Error copying image: reading manifest: unauthorized: authentication required'

/** Kinds that registry traffic, tags, builds and mirrors leave. */
export const registryKinds: readonly DemoKind[] = [
  ...kindsOf('robot', 'repository', [
    ['pull_repo', 62_000, pull],
    ['push_repo', 8500, push],
    ['delete_tag', 120, deletedByClient],
    ['pull_repo_failed', 90, refused],
  ]),
  ...kindsOf('member', 'repository', [
    ['pull_repo', 6500, pull],
    ['pull_repo', 2200, byAppToken(pull)],
    ['push_repo', 1400, push],
    ['push_repo', 180, byAppToken(push)],
    ['create_tag', 900, (scene) => moved(scene, null)],
    ['move_tag', 700, (scene) => moved(scene, digestOf(scene))],
    ['delete_tag', 650, tagged],
    [
      'revert_tag',
      40,
      (scene) => ({ username: scene.performer, repo: scene.repo, tag: tagOf(scene), manifest_digest: digestOf(scene) }),
    ],
    ['permanently_delete_tag', 6, (scene) => ({ ...tagged(scene), manifest_digest: digestOf(scene) })],
    ['change_tag_expiration', 180, expiring],
    ['change_tag_immutability', 30, (scene) => ({ ...tagged(scene), immutable: true, previous_immutable: false })],
    ['manifest_label_add', 120, (scene) => ({ ...label(scene), media_type: 'text/plain', ...place(scene) })],
    ['manifest_label_delete', 35, (scene) => ({ ...label(scene), ...place(scene) })],
    ['cancel_build', 40, ({ random }) => ({ build_uuid: random.uuid() })],
    [
      'setup_repo_trigger',
      10,
      (scene) => ({ ...place(scene), ...trigger(scene), pull_robot: null, config: triggerConfig(scene) }),
    ],
    ['toggle_repo_trigger', 8, (scene) => ({ ...trigger(scene), enabled: scene.random.isHit(0.5) })],
    ['delete_repo_trigger', 6, trigger],
    ['start_build_trigger', 0, (scene) => ({ service: 'github', config: triggerConfig(scene) })],
    ['repo_mirror_config_changed', 40, mirrorChange],
    ['repo_verb', 0, (scene) => ({ ...place(scene), tag: tagOf(scene), verb: 'squash', username: scene.performer })],
    ['add_repo_permission', 0, nothing],
    ['add_repo_accesstoken', 0, ({ repo }) => ({ token: 'deploy', repo })],
    ['delete_repo_accesstoken', 0, ({ repo }) => ({ token: 'deploy', repo })],
    ['add_repo_webhook', 0, ({ repo }) => ({ repo })],
    ['delete_repo_webhook', 0, ({ repo }) => ({ repo })],
    ['repo_mirror_enabled', 0, nothing],
    ['repo_mirror_disabled', 0, nothing],
    ['repo_mirror_sync_now_requested', 0, nothing],
    ['pull_repo_failed', 130, refused],
    ['push_repo_failed', 50, refusedAtBlob],
    ['push_repo_failed', 15, refused],
    ['delete_tag_failed', 12, refused],
  ]),
  ...kindsOf('member', 'organization', [
    ['pull_repo_failed', 25, refusedUnknownRepository],
    ['push_repo_failed', 10, refusedUnknownRepository],
  ]),
  ...kindsOf('member', 'registry', [['pull_repo_failed', 15, refusedUnknownNamespace]]),
  ...kindsOf('nobody', 'repository', [
    ['pull_repo', 4200, pull],
    ['pull_repo', 260, byBuild(pull)],
    ['push_repo', 300, byBuild(push)],
    ['pull_repo_failed', 60, refused],
    ['push_repo_failed', 8, refusedAtBlob],
    ['build_dockerfile', 250, build],
    ['build_dockerfile', 450, triggeredBuild],
  ]),
  ...kindsOf('worker', 'repository', [
    [
      'autoprune_tag_delete',
      2600,
      (scene) => ({ performer: 'autoprune worker', namespace: scene.namespace, repo: scene.repo, tag: tagOf(scene) }),
    ],
    [
      'tags_made_immutable_by_policy',
      8,
      (scene) => ({ ...policy(scene), count: 1 + scene.random.integer(40), repo: scene.repo }),
    ],
    [
      'repo_mirror_sync_started',
      420,
      mirroring('start', (scene) => ({ message: `'${scene.namespace}/${scene.repo}' with tag pattern 'v1.*,latest'` })),
    ],
    [
      'repo_mirror_sync_success',
      380,
      mirroring('end', (scene) => ({
        message: `'${upstream(scene)}' with tag pattern 'v1.*,latest'`,
        tags: 'v1.4.2, v1.5.0, latest',
      })),
    ],
    [
      'repo_mirror_sync_failed',
      40,
      mirroring('lost', (scene) => ({
        message: `'${upstream(scene)}' with tag pattern 'v1.*,latest'`,
        tags: '',
        stdout: 'Not applicable',
        stderr: 'Not applicable',
      })),
    ],
    [
      'repo_mirror_sync_tag_success',
      700,
      mirroring('finish', (scene) => ({
        message: `Source '${upstream(scene)}:latest' successful.`,
        tag: 'latest',
        stdout: 'Copying config sha256:81982ec110903561\nWriting manifest to image destination\n',
        stderr: '',
      })),
    ],
    [
      'repo_mirror_sync_tag_failed',
      45,
      mirroring('finish', (scene) => ({
        message: `Source '${upstream(scene)}:v1.4.2' failed.`,
        tag: 'v1.4.2',
        stdout: '',
        stderr: failed,
      })),
    ],
    ['repo_mirror_sync_test_started', 0, nothing],
    ['repo_mirror_sync_test_success', 0, nothing],
    ['repo_mirror_sync_test_failed', 0, nothing],
  ]),
  ...kindsOf('worker', 'organization', [
    // It names no repository, and is missing from the repository's list (logs-real-immutable.json).
    [
      'tag_made_immutable_by_policy',
      120,
      (scene) => ({ tag: tagOf(scene), repo: null, namespace: scene.namespace, immutable: true }),
    ],
    ['tags_made_immutable_by_policy', 6, (scene) => ({ ...policy(scene), count: 1 + scene.random.integer(40) })],
  ]),
  ...kindsOf('owner', 'repository', [
    ['create_immutability_policy', 6, (scene) => ({ ...policy(scene), repo: scene.repo })],
    ['update_immutability_policy', 4, (scene) => ({ ...policy(scene), repo: scene.repo })],
    ['delete_immutability_policy', 3, (scene) => ({ ...place(scene), policy_uuid: scene.random.uuid() })],
  ]),
  ...kindsOf('owner', 'organization', [
    ['create_immutability_policy', 10, policy],
    ['update_immutability_policy', 6, policy],
    ['delete_immutability_policy', 4, ({ random, namespace }) => ({ namespace, policy_uuid: random.uuid() })],
  ]),
]

import type { Random } from './demo-random.ts'

/** What an entry is told with: the people and things around it, named as they were then. */
export type Scene = {
  random: Random
  namespace: string
  /** The repository that the entry is about, or one of the namespace. */
  repo: string
  /** Who did it; empty: nobody. */
  performer: string
  isRobot: boolean
  /** A robot of the namespace, by its short name. */
  robot: string
  /** Somebody else. */
  person: string
  superuser: string
  /** Where it was done; empty: nowhere. */
  ip: string
  /** What the entry tells of the OAuth token that it is about. */
  token: { application: string; metadata: Record<string, unknown> }
  instantMs: number
}

/** Who does things of a kind: a machine, a member, who administers, a superuser, somebody under attack, or no account at all. */
export type Actor = 'robot' | 'member' | 'owner' | 'superuser' | 'victim' | 'nobody' | 'service' | 'worker'

/**
 * What an entry is filed under: a repository, an organization, the performer's own account, somebody's, somebody's who
 * is deleted, an application's organization, or the registry: the account with the lowest number.
 */
export type Filing = 'repository' | 'organization' | 'own' | 'person' | 'gone-user' | 'application' | 'registry'

/** Whom Quay names as the performer: whoever acts, nobody, or whoever has the number of a token. */
export type Performer = 'actor' | 'unnamed' | 'token-number'

/** A kind of entry, as often as it is met among 100,000. */
export type DemoKind = {
  kind: string
  share: number
  actor: Actor
  filing: Filing
  performer: Performer
  metadata: (scene: Scene) => Record<string, unknown>
}

/** Makes the kinds of one sort: `[kind, share, metadata]` each. */
export const kindsOf = (
  actor: Actor,
  filing: Filing,
  rows: readonly (readonly [kind: string, share: number, metadata: DemoKind['metadata']])[],
): DemoKind[] => rows.map(([kind, share, metadata]) => ({ kind, share, actor, filing, performer: 'actor', metadata }))

/** The same kinds with nobody named as their performer, though somebody acts. */
export const unnamed = (kinds: readonly DemoKind[]): DemoKind[] =>
  kinds.map((kind) => ({ ...kind, performer: 'unnamed' }))

export const digestOf = ({ random }: Scene): string => `sha256:${random.hex(64)}`

export const emailOf = (name: string): string => `${name}@example.com`

export const secondsOf = ({ instantMs }: Scene): number => Math.floor(instantMs / 1000)

const tags = [
  'latest',
  'v1.4.2',
  'v1.5.0',
  'v2.0.0-rc.1',
  'main',
  'develop',
  'nightly',
  'stable',
  '2026.11',
  'pr-1841',
] as const

export const tagOf = ({ random }: Scene): string => (random.isHit(0.3) ? `sha-${random.hex(7)}` : random.pick(tags))

const pullAgents = [
  'docker/27.3.1 go/go1.22.7 git-commit/41ca978 kernel/6.8.0-45-generic os/linux arch/amd64',
  'containers/5.32.2 (github.com/containers/image)',
  'containerd/v1.7.22',
  'cri-o/1.30.4 go/go1.22.5 os/linux arch/amd64',
  'Buildah/1.37.3',
  'skopeo/1.16.1',
  'ArgoCD-image-updater: v0.14.0',
] as const

const browsers = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
] as const

export const pullAgentOf = ({ random }: Scene): string => random.pick(pullAgents)

export const browserOf = ({ random }: Scene): string => random.pick(browsers)

export const mediaTypeOf = ({ random }: Scene): string =>
  random.pick([
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
  ])

export const teamOf = ({ random }: Scene): string =>
  random.pick(['developers', 'operations', 'release-managers', 'qa', 'security-reviewers', 'on-call'])

export const roleOf = ({ random }: Scene): string => random.pick(['read', 'read', 'write', 'admin'])

/** An entry about a repository names it and its namespace. */
export const place = ({ repo, namespace }: Scene): Record<string, unknown> => ({ repo, namespace })

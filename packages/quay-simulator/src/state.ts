import { randomBytes } from 'node:crypto'
import type { Address } from './api/api-error.ts'
import { createCollection, type Collection, type Row } from './collection.ts'
import type {
  AssignedToken,
  AutoPrunePolicy,
  Build,
  ExchangedToken,
  ImmutabilityPolicy,
  MailCode,
  Mirror,
  Tag,
} from './content-rows.ts'
import type { Directory } from './resources/directory/rows.ts'
import { initialSettings, type Settings } from './settings.ts'
import type { LogExports } from './resources/usage-logs/exports.ts'
import { createUsageLog, type LogPrecision, type UsageLog } from './resources/usage-logs/model.ts'

/** What a namespace of either kind has; users, organizations and robots take their ids from one sequence. */
type NamespaceFields = {
  email: string
  isInvoiceEmailOn: boolean
  invoiceEmailAddress: string | null
  tagExpirationSeconds: number
}

export type User = Row &
  NamespaceFields & {
    username: string
    /** In plain text: nothing here protects anybody. Null: there is none, nobody can sign in with it. */
    password: string | null
    isVerified: boolean
    isEnabled: boolean
    invalidLoginAttempts: number
    lastInvalidLoginMs: number
    /** Grows when all sessions of the person end. */
    sessionGeneration: number
    profile: { company: string | null; familyName: string | null; givenName: string | null; location: string | null }
    /** The name in the directory, when the account comes from one. */
    directoryName: string | null
    createdMs: number
  }

export type Organization = Row & NamespaceFields & { name: string; createdMs: number }

export type TeamRole = 'member' | 'creator' | 'admin'

export type Team = Row & { organizationId: number; name: string; description: string; role: TeamRole }

export type TeamSync = Row & {
  teamId: number
  service: string
  config: Record<string, unknown>
  lastUpdatedMs: number | null
}

/** `accountId` is a user's or a robot's. */
export type TeamMember = Row & { teamId: number; accountId: number }

export type TeamInvite = Row & {
  teamId: number
  uuid: string
  inviterId: number
  userId: number | null
  email: string | null
}

export type Robot = Row & {
  namespaceId: number
  /** The full name, `acme+ci`. */
  username: string
  shortName: string
  /** A made-up uuid; new with each token. */
  email: string
  token: string
  description: string
  metadata: Record<string, unknown> | null
  createdMs: number
  lastAccessedMs: number | null
}

/** An identity provider whose tokens a robot may sign in with instead of its own. */
export type RobotFederation = Row & { robotId: number; issuer: string; subject: string }

export type Application = Row & {
  organizationId: number
  clientId: string
  clientSecret: string
  name: string
  description: string
  applicationUri: string
  redirectUri: string
  avatarEmail: string | null
}

export type Repository = Row & {
  namespaceId: number
  name: string
  isPublic: boolean
  description: string
  kind: string
  state: 'NORMAL' | 'READ_ONLY' | 'MIRROR'
  createdMs: number
  isTrustEnabled: boolean
  /** What the badge of a private repository is asked with. */
  statusToken: string
}

/** A repository that somebody marked as a favourite. */
export type Star = Row & { userId: number; repositoryId: number }

/** A permission that a new repository of the organization starts with; made for `activatingUserId`, or for everybody. */
export type DefaultPermission = Row & {
  organizationId: number
  uuid: string
  activatingUserId: number | null
  accountId: number | null
  teamId: number | null
  role: RepositoryRole
}

export type RepositoryRole = 'read' | 'write' | 'admin'

/** A role on a repository: of a person or robot, or of a team. */
export type RepositoryPermission = Row & {
  repositoryId: number
  accountId: number | null
  teamId: number | null
  role: RepositoryRole
}

/** An OAuth access token. */
export type Token = Row & {
  uuid: string
  applicationId: number
  userId: number
  token: string
  scope: string
  /** Null where an older flow than the application's token page made it. */
  name: string | null
  createdMs: number
  expiresMs: number
  lastAccessedMs: number | null
}

/** A code that waits to be exchanged for a token, once. */
export type OauthCode = Row & { code: string; applicationId: number; userId: number; scope: string }

export type Notification = Row & {
  uuid: string
  userId: number
  kind: string
  metadata: Record<string, unknown>
  createdMs: number
  isDismissed: boolean
}

export type Message = Row & { uuid: string; content: string; severity: string; mediaType: string }

/** Somebody's wish to hear of what happens to a repository. */
export type RepositoryNotification = Row & {
  uuid: string
  repositoryId: number
  title: string | null
  event: string
  method: string
  config: Record<string, unknown>
  eventConfig: Record<string, unknown>
  /** Failed deliveries in a row. */
  failures: number
}

/** A sample event that waits to be sent. */
export type QueuedNotification = { notificationId: number; address: Address }

/** An application-specific token, for `docker login`. */
export type AppSpecificToken = Row & {
  uuid: string
  userId: number
  title: string
  code: string
  createdMs: number
  expiresMs: number | null
  lastAccessedMs: number | null
}

/** A key that a service signs with. `name` null: it is called after the registry's address. */
export type ServiceKey = Row & {
  kid: string
  name: string | null
  service: string
  jwk: Record<string, unknown>
  metadata: Record<string, unknown>
  createdMs: number
  expiresMs: number | null
  approval: {
    approverId: number | null
    type: 'SUPERUSER' | 'AUTOMATIC' | 'KEY_ROTATION'
    approvedMs: number
    notes: string
  } | null
}

export type Quota = Row & { namespaceId: number; limitBytes: number }

export type QuotaLimit = Row & { quotaId: number; type: 'Warning' | 'Reject'; limitPercent: number }

/** A deleted user or organization whose name the purge has not freed yet. */
export type DeletedNamespace = Row & {
  originalName: string
  kind: 'user' | 'org'
  /** The made-up uuids that stand in place of its name and address. */
  shownName: string
  shownEmail: string
}

export type RegistrySize = { sizeBytes: number; lastRanMs: number | null; isQueued: boolean; isRunning: boolean }

export type State = {
  settings: Settings
  users: Collection<User, 'username' | 'email' | 'directoryName'>
  organizations: Collection<Organization, 'name'>
  teams: Collection<Team, 'organizationId'>
  teamSyncs: Collection<TeamSync, 'teamId'>
  teamMembers: Collection<TeamMember, 'teamId' | 'accountId'>
  teamInvites: Collection<TeamInvite, 'teamId' | 'userId' | 'uuid'>
  robots: Collection<Robot, 'namespaceId' | 'username'>
  robotFederations: Collection<RobotFederation, 'robotId'>
  repositories: Collection<Repository, 'namespaceId' | 'path'>
  tags: Collection<Tag, 'repositoryId'>
  builds: Collection<Build, 'uuid' | 'repositoryId' | 'accessToken'>
  mirrors: Collection<Mirror, 'repositoryId' | 'robotId'>
  autoPrunePolicies: Collection<AutoPrunePolicy, 'namespaceId' | 'repositoryId' | 'uuid'>
  immutabilityPolicies: Collection<ImmutabilityPolicy, 'namespaceId' | 'repositoryId' | 'uuid'>
  stars: Collection<Star, 'userId' | 'repositoryId'>
  defaultPermissions: Collection<DefaultPermission, 'organizationId' | 'uuid'>
  repositoryPermissions: Collection<RepositoryPermission, 'repositoryId' | 'accountId' | 'teamId'>
  repositoryNotifications: Collection<RepositoryNotification, 'repositoryId' | 'uuid'>
  notificationQueue: QueuedNotification[]
  applications: Collection<Application, 'organizationId' | 'clientId'>
  tokens: Collection<Token, 'token' | 'uuid' | 'applicationId' | 'userId'>
  oauthCodes: Collection<OauthCode, 'code'>
  assignedTokens: Collection<AssignedToken, 'userId' | 'uuid'>
  exchangedTokens: Collection<ExchangedToken, 'token' | 'robotId'>
  mailCodes: Collection<MailCode, 'code' | 'userId'>
  notifications: Collection<Notification, 'userId' | 'uuid'>
  messages: Collection<Message, 'uuid'>
  appSpecificTokens: Collection<AppSpecificToken, 'userId' | 'uuid'>
  serviceKeys: Collection<ServiceKey, 'kid'>
  /** The ids of keys that services made themselves, by the names that events call them. */
  serviceKeyIds: Map<string, string>
  quotas: Collection<Quota, 'namespaceId'>
  quotaLimits: Collection<QuotaLimit, 'quotaId'>
  deletedNamespaces: Collection<DeletedNamespace, 'originalName'>
  usageLog: UsageLog
  /** Exports of logs that wait for the worker, and the files that it made. */
  logExports: LogExports
  registrySize: RegistrySize
  /** Where people come from, unless accounts are Quay's own. */
  directory: Directory | undefined
  /** Whether mail goes out, where mail is on. */
  canSendMail: boolean
  /** Mails that went out, oldest first, with the code of their link. */
  sentMails: { to: string; subject: string; code?: string }[]
  /** Bytes that page tokens and session cookies are signed with. */
  secretKey: Buffer
  /** The next id of a table; users, organizations and robots share `namespaces`. */
  nextId(sequence: string): number
}

/** An empty registry with the settings of the recordings. */
export function createState(logPrecision?: LogPrecision): State {
  const sequences = new Map<string, number>()
  return {
    settings: initialSettings(),
    users: createCollection({
      username: (row) => row.username,
      email: (row) => row.email,
      directoryName: (row) => row.directoryName ?? undefined,
    }),
    organizations: createCollection({ name: (row) => row.name }),
    teams: createCollection({ organizationId: (row) => row.organizationId }),
    teamSyncs: createCollection({ teamId: (row) => row.teamId }),
    teamMembers: createCollection({ teamId: (row) => row.teamId, accountId: (row) => row.accountId }),
    teamInvites: createCollection({
      teamId: (row) => row.teamId,
      userId: (row) => row.userId ?? undefined,
      uuid: (row) => row.uuid,
    }),
    robots: createCollection({ namespaceId: (row) => row.namespaceId, username: (row) => row.username }),
    robotFederations: createCollection({ robotId: (row) => row.robotId }),
    repositories: createCollection({
      namespaceId: (row) => row.namespaceId,
      path: (row) => `${row.namespaceId}/${row.name}`,
    }),
    tags: createCollection({ repositoryId: (row) => row.repositoryId }),
    builds: createCollection({
      uuid: (row) => row.uuid,
      repositoryId: (row) => row.repositoryId,
      accessToken: (row) => row.accessToken,
    }),
    mirrors: createCollection({ repositoryId: (row) => row.repositoryId, robotId: (row) => row.robotId }),
    autoPrunePolicies: createCollection({
      namespaceId: (row) => row.namespaceId,
      repositoryId: (row) => row.repositoryId ?? undefined,
      uuid: (row) => row.uuid,
    }),
    immutabilityPolicies: createCollection({
      namespaceId: (row) => row.namespaceId,
      repositoryId: (row) => row.repositoryId ?? undefined,
      uuid: (row) => row.uuid,
    }),
    stars: createCollection({ userId: (row) => row.userId, repositoryId: (row) => row.repositoryId }),
    defaultPermissions: createCollection({ organizationId: (row) => row.organizationId, uuid: (row) => row.uuid }),
    repositoryPermissions: createCollection({
      repositoryId: (row) => row.repositoryId,
      accountId: (row) => row.accountId ?? undefined,
      teamId: (row) => row.teamId ?? undefined,
    }),
    repositoryNotifications: createCollection({ repositoryId: (row) => row.repositoryId, uuid: (row) => row.uuid }),
    notificationQueue: [],
    applications: createCollection({ organizationId: (row) => row.organizationId, clientId: (row) => row.clientId }),
    tokens: createCollection({
      token: (row) => row.token,
      uuid: (row) => row.uuid,
      applicationId: (row) => row.applicationId,
      userId: (row) => row.userId,
    }),
    oauthCodes: createCollection({ code: (row) => row.code }),
    assignedTokens: createCollection({ userId: (row) => row.userId, uuid: (row) => row.uuid }),
    exchangedTokens: createCollection({ token: (row) => row.token, robotId: (row) => row.robotId }),
    mailCodes: createCollection({ code: (row) => row.code, userId: (row) => row.userId }),
    notifications: createCollection({ userId: (row) => row.userId, uuid: (row) => row.uuid }),
    messages: createCollection({ uuid: (row) => row.uuid }),
    appSpecificTokens: createCollection({ userId: (row) => row.userId, uuid: (row) => row.uuid }),
    serviceKeys: createCollection({ kid: (row) => row.kid }),
    serviceKeyIds: new Map(),
    quotas: createCollection({ namespaceId: (row) => row.namespaceId }),
    quotaLimits: createCollection({ quotaId: (row) => row.quotaId }),
    deletedNamespaces: createCollection({ originalName: (row) => row.originalName }),
    usageLog: createUsageLog(logPrecision),
    logExports: { waiting: [], files: new Map() },
    registrySize: { sizeBytes: 0, lastRanMs: null, isQueued: false, isRunning: false },
    directory: undefined,
    canSendMail: true,
    sentMails: [],
    secretKey: randomBytes(32),
    nextId(sequence) {
      const next = (sequences.get(sequence) ?? 0) + 1
      sequences.set(sequence, next)
      return next
    },
  }
}

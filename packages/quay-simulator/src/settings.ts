/** Quay's settings, under its own names (`FEATURE_MAILING`, `AUTHENTICATION_TYPE` …). */
export type Settings = {
  /** What the configuration file of the fresh registry says. */
  fresh: Record<string, unknown>
  /** What was set since. */
  changed: Record<string, unknown>
}

// Quay's own defaults: identity.md, appendix B.
const onByDefault = `
  ADVERTISE_V2 AGGREGATED_LOG_COUNT_RETRIEVAL ANONYMOUS_ACCESS APP_SPECIFIC_TOKENS ASSIGN_OAUTH_TOKEN
  BUILD_SUPPORT CHANGE_TAG_EXPIRATION DIRECT_LOGIN EDIT_QUOTA ENABLE_STALE_MPU_CLEANUP EXTENDED_REPOSITORY_NAMES
  GARBAGE_COLLECTION GENERAL_OCI_SUPPORT HELM_OCI_SUPPORT LIBRARY_SUPPORT LOG_EXPORT MAILING
  MANIFEST_SIZE_BACKFILL MANIFEST_SUBJECT_BACKFILL NAMESPACE_GARBAGE_COLLECTION PARTIAL_USER_AUTOCOMPLETE
  PERMANENT_SESSIONS PROXY_CACHE_BLOB_DOWNLOAD REFERRERS_API REPOSITORY_ACTION_COUNTER
  REPOSITORY_GARBAGE_COLLECTION REQUIRE_TEAM_INVITE SECURITY_SCANNER_NOTIFY_ON_NEW_INDEX SUPER_USERS
  UI_MODELCARD UI_V2 USERNAME_CONFIRMATION USER_CREATION USER_EVENTS USER_LAST_ACCESSED VERIFY_QUOTA
`

const offByDefault = `
  ACTION_LOG_ROTATION AUTO_PRUNE BILLING BITBUCKET_BUILD BLACKLISTED_EMAILS CLEAR_EXPIRED_RAC_ENTRIES
  DISABLE_PULL_LOGS_FOR_FREE_NAMESPACES ENTITLEMENT_RECONCILIATION EXPORT_COMPLIANCE EXTENDED_ACTION_LOGGING
  FIPS GITHUB_BUILD GITHUB_LOGIN GITLAB_BUILD GOOGLE_LOGIN IMAGE_EXPIRY_TRIGGER IMAGE_PULL_STATS IMMUTABLE_TAGS
  IMMUTABLE_TAGS_CAN_EXPIRE INVITE_ONLY_USER_CREATION NONSUPERUSER_TEAM_SYNCING_SETUP ORG_MIRROR
  ORG_SHARED_EMAIL OTEL_TRACING PROGRAMMATIC_BOOTSTRAP PROXY_CACHE PROXY_STORAGE PUBLIC_CATALOG QUOTA_MANAGEMENT
  QUOTA_NOTIFICATIONS QUOTA_SUPPRESS_FAILURES RATE_LIMITS READER_BUILD_LOGS RECAPTCHA REPO_MIRROR
  REQUIRE_ENCRYPTED_BASIC_AUTH RESTRICTED_USERS RESTRICTED_V1_PUSH RH_MARKETPLACE SECURITY_NOTIFICATIONS
  SECURITY_SCANNER SECURITY_SCANNER_V2 SIGNING SPAM_DETECTION SPARSE_INDEX STORAGE_REPLICATION
  SUPERUSERS_FULL_ACCESS SUPERUSERS_ORG_CREATION_ONLY SUPERUSER_CONFIGDUMP TEAM_SYNCING UI_DELAY_AFTER_WRITE
  USER_INITIALIZE USER_LOG_ACCESS USER_METADATA USER_RENAME
`

const wordsOf = (text: string): string[] => text.trim().split(/\s+/)

/** Quay's defaults, as far as anything here depends on them. */
const defaults: Record<string, unknown> = {
  ...Object.fromEntries(wordsOf(onByDefault).map((name) => [`FEATURE_${name}`, true])),
  ...Object.fromEntries(wordsOf(offByDefault).map((name) => [`FEATURE_${name}`, false])),
  ACTION_LOG_AUDIT_DELETE_FAILURES: false,
  ACTION_LOG_AUDIT_LOGIN_FAILURES: false,
  ACTION_LOG_AUDIT_LOGINS: true,
  ACTION_LOG_AUDIT_PULL_FAILURES: false,
  ACTION_LOG_AUDIT_PUSH_FAILURES: false,
  ACTION_LOG_MAX_PAGE: null,
  AUTHENTICATION_TYPE: 'Database',
  AVATAR_KIND: 'local',
  BROWSER_API_CALLS_XHR_ONLY: true,
  FRESH_LOGIN_TIMEOUT: '10m',
  GLOBAL_READONLY_SUPER_USERS: [],
  LOGS_MODEL: 'database',
  LOCAL_OAUTH_HANDLER: '/oauth/localapp',
  OAUTH_APPLICATION_MAXIMUM_TOKEN_COUNT: null,
  ORG_SHARED_EMAIL: false,
  REGISTRY_STATE: 'normal',
  ROBOTS_DISALLOW: false,
  SERVICE_LOG_ACCOUNT_ID: null,
  SUPER_USERS: [],
  TAG_EXPIRATION_OPTIONS: ['0s', '1d', '1w', '2w', '4w'],
}

// The registry that was recorded: README of the recordings, "The fresh registry"; `features` of config.json.
const recorded: Record<string, unknown> = {
  FEATURE_MAILING: false,
  FEATURE_ORG_MIRROR: true,
  FEATURE_PROXY_CACHE: true,
  FEATURE_QUOTA_MANAGEMENT: true,
  FEATURE_REPO_MIRROR: true,
  FEATURE_SUPERUSERS_FULL_ACCESS: true,
  FEATURE_TEAM_SYNCING: true,
  FEATURE_USER_INITIALIZE: true,
  GLOBAL_READONLY_SUPER_USERS: ['auditor'],
  SUPER_USERS: ['quayadmin'],
}

/** The settings of the recorded registry. */
export const initialSettings = (): Settings => ({ fresh: { ...recorded }, changed: {} })

/** The value of a setting: set since the start, set in the file, or Quay's default. */
export function setting(settings: Settings, name: string): unknown {
  if (name in settings.changed) return settings.changed[name]
  return name in settings.fresh ? settings.fresh[name] : defaults[name]
}

/** Whether a feature is on; the name goes without `FEATURE_`. */
export const hasFeature = (settings: Settings, name: string): boolean => Boolean(setting(settings, `FEATURE_${name}`))

/** Whether accounts live in Quay's own database. */
export const hasDatabaseAccounts = (settings: Settings): boolean =>
  setting(settings, 'AUTHENTICATION_TYPE') === 'Database'

/** Whether quotas are shown and can be edited (identity.md 1.16). */
export const hasQuotas = (settings: Settings): boolean =>
  hasFeature(settings, 'QUOTA_MANAGEMENT') && hasFeature(settings, 'EDIT_QUOTA')

/** A setting that is a text; undefined where it is not set. */
export function settingText(settings: Settings, name: string): string | undefined {
  const value = setting(settings, name)
  return typeof value === 'string' ? value : undefined
}

/** A setting that is a list of words. */
export function settingWords(settings: Settings, name: string): string[] {
  const value = setting(settings, name)
  return Array.isArray(value) ? value.map(String) : []
}

/** Every feature with its value, as `/config` shows them; any further `FEATURE_X` of the file is among them. */
export function features(settings: Settings): Record<string, unknown> {
  const names = Object.keys({ ...defaults, ...settings.fresh, ...settings.changed })
  return Object.fromEntries(
    names
      .filter((name) => name.startsWith('FEATURE_'))
      .map((name) => [name.slice('FEATURE_'.length), setting(settings, name)]),
  )
}

/** Changes settings as an edit of the file does; null takes one back. */
export function changeSettings(settings: Settings, changes: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete settings.changed[name]
    else settings.changed[name] = value
  }
}

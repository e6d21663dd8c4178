import { json, sortedJson, text } from '../../../api/answer.ts'
import { errorText, notFound } from '../../../api/api-error.ts'
import { avatarColors } from '../../../avatar.ts'
import { parameter, type Call, type Operation } from '../../../api/call.ts'
import { features, setting } from '../../../settings.ts'

// What the web UI may know of the settings, with the values of the recorded registry (config.json, step 0).
const publicSettings: Record<string, unknown> = {
  AVATAR_KIND: 'local',
  BRANDING: {
    footer_img: null,
    footer_url: null,
    logo: '/static/img/quay-horizontal-color.svg',
    logo_dark: '/static/img/quay-horizontal-whiteblue-nobackground.svg',
  },
  CHANNEL_COLORS: avatarColors,
  CONTACT_INFO: [],
  DEBUG: false,
  DEFAULT_NAMESPACE_AUTOPRUNE_POLICY: null,
  DEFAULT_UI: 'react',
  DISABLE_ANGULAR_UI: false,
  DOCUMENTATION_ROOT: 'https://docs.projectquay.io/',
  FOOTER_LINKS: {},
  LOCAL_OAUTH_HANDLER: '/oauth/localapp',
  PERMANENTLY_DELETE_TAGS: false,
  QUOTA_BACKFILL: true,
  RECAPTCHA_SITE_KEY: null,
  REGISTRY_TITLE: 'Project Quay',
  REGISTRY_TITLE_SHORT: 'Project Quay',
  SEARCH_MAX_RESULT_PAGE_COUNT: 10,
  SEARCH_RESULTS_PER_PAGE: 10,
  SENTRY_PUBLIC_DSN: null,
  SETUP_COMPLETE: true,
  STATIC_SITE_BUCKET: null,
  TAG_EXPIRATION_OPTIONS: ['0s', '1d', '1w', '2w', '4w'],
  UI_DELAY_AFTER_WRITE_SECONDS: 3,
  UI_V2_FEEDBACK_FORM: null,
}

/** Features that `/config` shows a second time, among the settings. */
const copiedFeatures = [
  'FEATURE_ASSIGN_OAUTH_TOKEN',
  'FEATURE_AUTO_PRUNE',
  'FEATURE_EDIT_QUOTA',
  'FEATURE_IMAGE_EXPIRY_TRIGGER',
  'FEATURE_IMMUTABLE_TAGS_CAN_EXPIRE',
  'FEATURE_ORG_MIRROR',
  'FEATURE_PROXY_CACHE',
  'FEATURE_QUOTA_MANAGEMENT',
  'FEATURE_QUOTA_NOTIFICATIONS',
  'FEATURE_REPO_MIRROR',
]

const triggerServices = {
  GITHUB_TRIGGER_CONFIG: {
    AUTHORIZE_ENDPOINT: 'https://github.com/login/oauth/authorize',
    CLIENT_ID: null,
    GITHUB_ENDPOINT: 'https://github.com',
    ORG_RESTRICT: false,
  },
  GITLAB_TRIGGER_CONFIG: {
    AUTHORIZE_ENDPOINT: 'https://gitlab.com/oauth/authorize',
    CLIENT_ID: null,
    GITLAB_ENDPOINT: 'https://gitlab.com',
  },
}

/** Settings that are shown only where the registry's file names them. */
const shownWhenSet = ['ENTERPRISE_LOGO_URL', 'INTERNAL_OIDC_SERVICE_ID', 'ROBOTS_DISALLOW']

function visibleSettings({ state, address }: Call): Record<string, unknown> {
  const set = shownWhenSet.filter((name) => name in state.settings.changed || name in state.settings.fresh)
  const named = [...Object.keys(publicSettings), ...copiedFeatures, ...set]
  const values = named.map((name) => [name, setting(state.settings, name) ?? publicSettings[name]])
  return {
    ...Object.fromEntries(values),
    AUTHENTICATION_TYPE: setting(state.settings, 'AUTHENTICATION_TYPE'),
    PREFERRED_URL_SCHEME: address.scheme,
    SERVER_HOSTNAME: address.host,
  }
}

const readConfig: Operation = {
  name: 'config.read',
  method: 'GET',
  path: '/config',
  answersOptions: true,
  handle: (call) => ({
    ...sortedJson({
      account_recovery_mode: false,
      config: visibleSettings(call),
      external_login: [],
      features: features(call.state.settings),
      oauth: triggerServices,
      registry_state: setting(call.state.settings, 'REGISTRY_STATE'),
      version_number: 'Quay v3.11.0',
    }),
    hasCrossOriginHeaders: false,
  }),
}

const readCapabilities: Operation = {
  name: 'registry.capabilities',
  method: 'GET',
  path: '/api/v1/registry/capabilities',
  isOpenToAnonymous: true,
  handle: () =>
    json({
      sparse_manifests: { supported: false, required_architectures: [], optional_architectures_allowed: false },
      mirror_architectures: ['amd64', 'arm64', 'ppc64le', 's390x'],
    }),
}

// bodies-errors.json, steps 7 to 18.
const errorDescriptions: Record<string, string> = {
  tag_immutable: 'The tag is immutable and cannot be modified or deleted.',
  token_rotation_failed: 'Token rotation failed.',
  exceeds_license: 'The action was refused because the current license does not allow it.',
  invalid_request: 'The request was invalid. It may have contained invalid values or was improperly formatted.',
  invalid_response: 'The response was invalid.',
  invalid_token: 'The access token provided was invalid.',
  expired_token: 'The access token provided has expired.',
  insufficient_scope: 'The access token did not have sufficient scope to access the requested resource.',
  fresh_login_required: 'The action requires a fresh login to succeed.',
  not_found: 'The resource was not found.',
  external_service_timeout: 'An external service timed out. Retrying the request may resolve the issue.',
  downstream_issue: 'An error occurred in a downstream service.',
}

const readErrorType: Operation = {
  name: 'error.read',
  method: 'GET',
  path: '/api/v1/error/{error_type}',
  handle(call) {
    const title = parameter(call, 'error_type')
    const description = Object.hasOwn(errorDescriptions, title) ? errorDescriptions[title] : undefined
    if (description === undefined) throw notFound()
    const { scheme, host } = call.address
    return json({ type: `${scheme}://${host}/api/v1/error/${title}`, title, description })
  },
}

/** A page of health: the status is the worst of what it looked at. */
const healthOperation = (name: string, path: string, check: (call: Call) => Record<string, boolean>): Operation => ({
  name,
  method: 'GET',
  path,
  handle(call) {
    const services = check(call)
    const status = Object.values(services).every(Boolean) ? 200 : 503
    const answer = sortedJson({ data: { services }, status_code: status }, status)
    const headers = { ...answer.headers, 'cache-control': 'no-cache, no-store, must-revalidate' }
    return { ...answer, headers, hasCrossOriginHeaders: false }
  },
})

/** With a directory that is out of reach nobody can sign in (settings-directory-down.json, step 25). */
const canAuthenticate = (call: Call): boolean => call.state.directory?.isReachable ?? true

const instanceServices = (call: Call) => ({
  auth: canAuthenticate(call),
  database: true,
  disk_space: true,
  registry_gunicorn: true,
  service_key: true,
  web_gunicorn: true,
})

const endToEndServices = (call: Call) => ({
  auth: canAuthenticate(call),
  database: true,
  redis: true,
  storage: true,
})

const ping: Operation = { name: 'registry.ping', method: 'GET', path: '/_internal_ping', handle: () => text('true') }

const readDatabaseRevision: Operation = {
  name: 'health.database-revision',
  method: 'GET',
  path: '/health/dbrevision',
  handle() {
    throw errorText(404, 'Not Found')
  },
}

export const registryDescriptionOperations: Operation[] = [
  readConfig,
  readCapabilities,
  readErrorType,
  ping,
  readDatabaseRevision,
  healthOperation('health.read', '/health', instanceServices),
  healthOperation('health.instance', '/health/instance', instanceServices),
  healthOperation('health.status', '/status', endToEndServices),
  healthOperation('health.end-to-end', '/health/endtoend', endToEndServices),
  healthOperation('health.warning', '/health/warning', () => ({ disk_space_warning: true })),
]

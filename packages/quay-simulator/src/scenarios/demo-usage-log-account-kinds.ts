import { browserOf, emailOf, kindsOf, pullAgentOf, secondsOf } from './demo-usage-log-scene.ts'
import type { DemoKind, Scene } from './demo-usage-log-scene.ts'

const signIn = (scene: Scene): Record<string, unknown> =>
  scene.random.isHit(0.7)
    ? { type: 'quayauth', useragent: browserOf(scene) }
    : { type: 'v2auth', kind: 'user', useragent: pullAgentOf(scene) }

/** A wrong password, as `ACTION_LOG_AUDIT_LOGIN_FAILURES` has it written down. */
const refusedSignIn = (scene: Scene): Record<string, unknown> => {
  const isRegistry = scene.random.isHit(0.3)
  return {
    type: isRegistry ? 'v2auth' : 'quayauth',
    kind: 'user',
    useragent: isRegistry ? pullAgentOf(scene) : browserOf(scene),
    username: scene.performer,
    message: 'Invalid Username or Password',
  }
}

const refusedRobot = (scene: Scene): Record<string, unknown> => ({
  type: 'v2auth',
  kind: 'robot',
  robot: scene.performer,
  useragent: pullAgentOf(scene),
  message: `Could not find robot with specified username and password: ${scene.performer}`,
})

const appToken = ({ random }: Scene): Record<string, unknown> => ({
  app_specific_token_title: random.pick(['laptop', 'workstation', 'buildah on dev box']),
  app_specific_token: random.uuid(),
})

const key = (scene: Scene): Record<string, unknown> => ({
  kid: scene.random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-', 43),
  service: scene.random.pick(['quay', 'clair', 'builder']),
  name: scene.random.pick(['quay-app-1', 'clair-indexer', 'builder-2']),
  expiration_date: secondsOf(scene) + 120 * 60,
})

const exportRequest = (scene: Scene): Record<string, unknown> => ({
  'date/time': secondsOf(scene),
  export_id: scene.random.uuid(),
  message: 'queued for export',
  ...scene.random.pick([
    { url: 'https://siem.example.com/quay', email: null },
    { url: null, email: 'audit@example.com' },
  ]),
})

const nothing = (): Record<string, unknown> => ({})

const ownKinds = kindsOf('member', 'own', [
  ['login_success', 3600, signIn],
  ['login_failure', 330, refusedSignIn],
  ['logout_success', 900, nothing],
  ['user_generate_client_key', 60, nothing],
  ['account_change_password', 40, nothing],
  ['user_change_email', 12, ({ performer }) => ({ email: emailOf(performer), old_email: emailOf(`${performer}.old`) })],
  ['user_change_name', 3, ({ performer }) => ({ old_username: `${performer}.old` })],
  ['user_change_invoicing', 2, ({ random }) => ({ invoice_email: random.isHit(0.5) })],
  ['user_change_tag_expiration', 6, ({ random }) => ({ tag_expiration: random.pick([86_400, 604_800]) })],
  [
    'user_change_metadata',
    14,
    ({ random }) => ({ company: 'Example', location: random.pick(['Berlin', 'Tokyo', 'Lyon']) }),
  ],
  ['account_convert', 1, nothing],
  ['account_change_plan', 1, () => ({ plan: 'business' })],
  ['account_change_cc', 1, nothing],
  ['create_app_specific_token', 90, appToken],
  ['revoke_app_specific_token', 45, appToken],
  ['export_logs_success', 8, exportRequest],
])

const attackKinds = kindsOf('victim', 'own', [['login_failure', 0, refusedSignIn]])

const robotKinds = kindsOf('robot', 'organization', [
  [
    'login_success',
    900,
    (scene) => ({ type: 'v2auth', kind: 'robot', robot: scene.performer, useragent: pullAgentOf(scene) }),
  ],
  ['login_failure', 120, refusedRobot],
])

const exportKinds = kindsOf('owner', 'organization', [
  ['export_logs_success', 14, exportRequest],
  [
    'export_logs_failure',
    5,
    (scene) => ({ 'date/time': secondsOf(scene), error: 'unauthorized', url: null, email: null }),
  ],
])

/** What a superuser did to an account; it is filed under that account. */
const superuserKinds = kindsOf('superuser', 'person', [
  ['user_create', 110, ({ person, superuser }) => ({ email: emailOf(person), username: person, superuser })],
  ['user_delete', 26, ({ person, superuser }) => ({ username: person, superuser })],
  ['user_disable', 40, ({ person, superuser }) => ({ username: person, superuser })],
  ['user_enable', 18, ({ person, superuser }) => ({ username: person, superuser })],
  [
    'user_change_email',
    12,
    ({ person, superuser }) => ({ email: emailOf(person), old_email: emailOf(`${person}.old`), superuser }),
  ],
  ['user_change_password', 55, ({ person, superuser }) => ({ username: person, superuser })],
])

const systemKinds = kindsOf('superuser', 'registry', [
  [
    'take_ownership',
    6,
    ({ random, namespace, superuser }) => ({
      entity_id: 10 + random.integer(900),
      namespace,
      was_user: false,
      superuser,
    }),
  ],
  ['service_key_approve', 8, key],
  ['service_key_modify', 4, key],
  ['service_key_extend', 4, (scene) => ({ ...key(scene), old_expiration_date: secondsOf(scene) + 3600 })],
])

const serviceKinds = kindsOf('worker', 'registry', [
  [
    'service_key_create',
    160,
    (scene) => ({ ...key(scene), preshared: false, user_agent: 'python-requests/2.32', ip: '10.128.4.9' }),
  ],
  [
    'service_key_rotate',
    12,
    (scene) => ({ ...key(scene), signer_kid: scene.random.hex(43), user_agent: 'clair/4.8', ip: '10.128.4.9' }),
  ],
  [
    'service_key_delete',
    150,
    (scene) => ({
      ...key(scene),
      signer_kid: scene.random.hex(43),
      user_agent: 'python-requests/2.32',
      ip: '10.128.4.9',
    }),
  ],
])

/** Kinds that accounts, sign-ins, services and exports leave. */
export const accountKinds: readonly DemoKind[] = [
  ...ownKinds,
  ...attackKinds,
  ...robotKinds,
  ...exportKinds,
  ...superuserKinds,
  ...systemKinds,
  ...serviceKinds,
]

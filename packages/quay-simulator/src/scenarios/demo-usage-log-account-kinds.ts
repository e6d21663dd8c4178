import { emailOf, kindsOf, secondsOf, unnamed } from './demo-usage-log-scene.ts'
import type { DemoKind, Scene } from './demo-usage-log-scene.ts'

const appToken = ({ random }: Scene): Record<string, unknown> => ({
  app_specific_token_title: random.pick(['laptop', 'workstation', 'buildah on dev box']),
  app_specific_token: random.uuid(),
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
  ['user_generate_client_key', 60, nothing],
  ['account_change_password', 40, nothing],
  ['user_change_email', 12, ({ performer }) => ({ email: emailOf(performer), old_email: emailOf(`${performer}.old`) })],
  ['user_change_name', 3, ({ performer }) => ({ old_username: `${performer}.old` })],
  ['user_change_invoicing', 2, ({ random }) => ({ invoice_email: random.isHit(0.5) })],
  ['user_change_invoicing', 2, ({ performer }) => ({ invoice_email_address: emailOf(`${performer}.bills`) })],
  ['user_change_tag_expiration', 6, ({ random }) => ({ tag_expiration: random.pick([86_400, 604_800]) })],
  [
    'user_change_metadata',
    14,
    ({ random }) => ({ company: 'Example', location: random.pick(['Berlin', 'Tokyo', 'Lyon']) }),
  ],
  [
    'user_change_metadata',
    8,
    ({ random, performer }) => ({
      given_name: performer.split(/[._-]/)[0] ?? performer,
      family_name: performer.split(/[._-]/).at(-1) ?? performer,
      company: 'Example',
      location: random.pick(['Berlin', 'Tokyo', 'Lyon']),
    }),
  ],
  ['account_convert', 1, nothing],
  ['account_change_plan', 1, () => ({ plan: 'business' })],
  ['account_change_cc', 1, nothing],
  ['create_app_specific_token', 90, appToken],
  ['revoke_app_specific_token', 45, appToken],
  ['export_logs_success', 8, exportRequest],
])

const exportKinds = kindsOf('owner', 'organization', [
  ['export_logs_success', 14, exportRequest],
  [
    'export_logs_failure',
    5,
    (scene) => ({ 'date/time': secondsOf(scene), error: 'unauthorized', url: null, email: null }),
  ],
])

/** What users do without being named: they sign up, confirm a new address by its link. */
const unnamedKinds = unnamed(
  kindsOf('member', 'own', [
    ['user_create', 14, ({ performer }) => ({ email: emailOf(performer), username: performer })],
    [
      'user_change_email',
      6,
      ({ performer }) => ({ email: emailOf(performer), old_email: emailOf(`${performer}.old`) }),
    ],
  ]),
)

/** What a superuser did to an account; it is filed under that account. */
const superuserKinds = kindsOf('superuser', 'person', [
  ['user_create', 110, ({ person, superuser }) => ({ email: emailOf(person), username: person, superuser })],
  ['user_disable', 40, ({ person, superuser }) => ({ username: person, superuser })],
  ['user_enable', 18, ({ person, superuser }) => ({ username: person, superuser })],
  [
    'user_change_email',
    12,
    ({ person, superuser }) => ({ email: emailOf(person), old_email: emailOf(`${person}.old`), superuser }),
  ],
  ['user_change_password', 55, ({ person, superuser }) => ({ username: person, superuser })],
])

/** Those who were deleted are gone, or wait for the purge under a random name. */
const deletionKinds = kindsOf('superuser', 'gone-user', [['user_delete', 26, ({ person }) => ({ username: person })]])

/** Filed under the superuser's own account (logs-real-superuser.json, step 14). */
const systemKinds = kindsOf('superuser', 'own', [
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
])

/** Kinds that accounts and exports leave. */
export const accountKinds: readonly DemoKind[] = [
  ...ownKinds,
  ...unnamedKinds,
  ...exportKinds,
  ...superuserKinds,
  ...deletionKinds,
  ...systemKinds,
]

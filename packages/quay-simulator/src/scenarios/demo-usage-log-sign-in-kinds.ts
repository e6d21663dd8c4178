import { browserOf, emailOf, kindsOf, pullAgentOf, unnamed } from './demo-usage-log-scene.ts'
import type { DemoKind, Scene } from './demo-usage-log-scene.ts'

/** A sign-in on the web page tells nothing but the browser (logs-real-sign-in.json). */
const onPage = (scene: Scene): Record<string, unknown> => ({ type: 'quayauth', useragent: browserOf(scene) })

const inRegistry = (scene: Scene): Record<string, unknown> => ({ type: 'v2auth', useragent: pullAgentOf(scene) })

/** A wrong password, as `ACTION_LOG_AUDIT_LOGIN_FAILURES` has it written down. */
const refused = (scene: Scene, username: string): Record<string, unknown> => ({
  ...onPage(scene),
  kind: 'user',
  username,
  message: 'Invalid Username or Password',
})

const refusedInRegistry = (scene: Scene, username: string): Record<string, unknown> => ({
  ...refused(scene, username),
  ...inRegistry(scene),
})

const refusedDisabled = (scene: Scene): Record<string, unknown> => ({
  ...refused(scene, scene.performer),
  message: 'This user has been disabled. Please contact your administrator.',
})

/** Names that nobody has: tried by strangers, or mistyped. */
const strangerOf = ({ random, person }: Scene): string =>
  random.isHit(0.6)
    ? random.pick(['admin', 'root', 'test', 'quay', 'administrator', 'jenkins', 'deploy', 'user'])
    : `${person}${random.pick(['1', '.', 'x'])}`

const robot = (scene: Scene, name: string): Record<string, unknown> => ({
  ...inRegistry(scene),
  kind: 'robot',
  robot: name,
})

const refusedRobot = (scene: Scene, name: string, message: string): Record<string, unknown> => ({
  ...robot(scene, name),
  username: scene.namespace,
  message,
})

const deviceOf = ({ random }: Scene): string => random.pick(['laptop', 'workstation', 'buildah on dev box'])

const oauth = (scene: Scene, message: string): Record<string, unknown> => ({
  type: 'quayauth',
  kind: 'oauth',
  useragent: scene.random.pick(['curl/8.9.1', 'python-requests/2.32', 'Go-http-client/2.0']),
  message,
})

/** A token that is known: its first half, which Quay finds it by. */
const knownOauth = (scene: Scene, message: string): Record<string, unknown> => ({
  ...oauth(scene, message),
  token: scene.random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 20),
  application_name: scene.token.application,
  username: scene.person,
})

const expiredToken = (scene: Scene): Record<string, unknown> => ({
  ...knownOauth(scene, 'OAuth access token has expired'),
  ...scene.token.metadata,
})

/** Sign-ins on the web page: of whom they are, only the namespace tells. */
const pageKinds: readonly DemoKind[] = [
  ...unnamed(kindsOf('member', 'own', [['login_success', 2500, onPage]])),
  // On top of a session that was open: its user is named.
  ...kindsOf('member', 'person', [['login_success', 25, onPage]]),
  ...kindsOf('member', 'own', [
    ['login_failure', 230, (scene) => refused(scene, scene.performer)],
    ['login_failure', 30, (scene) => refused(scene, emailOf(scene.performer))],
    ['login_failure', 12, refusedDisabled],
    ['logout_success', 900, () => ({})],
  ]),
  ...kindsOf('victim', 'own', [['login_failure', 0, (scene) => refused(scene, scene.performer)]]),
  ...kindsOf('nobody', 'registry', [['login_failure', 60, (scene) => refused(scene, strangerOf(scene))]]),
]

const registryKinds: readonly DemoKind[] = [
  ...kindsOf('member', 'own', [
    ['login_success', 950, (scene) => ({ ...inRegistry(scene), kind: 'user' })],
    [
      'login_success',
      120,
      (scene) => ({ ...inRegistry(scene), kind: 'app_specific_token', app_specific_token_title: deviceOf(scene) }),
    ],
    ['login_success', 60, (scene) => ({ ...inRegistry(scene), ...scene.token.metadata })],
    [
      'login_failure',
      8,
      (scene) => ({
        ...refusedInRegistry(scene, scene.performer),
        kind: 'app_specific_token',
        app_specific_token_title: deviceOf(scene),
        message: 'This user has been disabled. Please contact your administrator.',
      }),
    ],
  ]),
  ...kindsOf('robot', 'organization', [
    ['login_success', 900, (scene) => robot(scene, scene.performer)],
    [
      'login_failure',
      100,
      (scene) =>
        refusedRobot(
          scene,
          scene.performer,
          `Could not find robot with username: ${scene.performer} and supplied password.`,
        ),
    ],
  ]),
  // A wrong password in docker is nobody's, even where a user has the name.
  ...kindsOf('nobody', 'registry', [
    ['login_failure', 70, (scene) => refusedInRegistry(scene, scene.person)],
    ['login_failure', 25, (scene) => refusedInRegistry(scene, strangerOf(scene))],
    [
      'login_failure',
      30,
      (scene) => refusedRobot(scene, `${scene.namespace}+old_ci`, 'Could not find robot with specified username'),
    ],
    ['login_failure', 10, (scene) => ({ ...inRegistry(scene), kind: 'app_specific_token', message: 'Invalid token' })],
  ]),
]

const tokenKinds: readonly DemoKind[] = [
  ...kindsOf('nobody', 'registry', [
    ['login_failure', 25, (scene) => oauth(scene, 'OAuth access token could not be validated')],
  ]),
  ...kindsOf('nobody', 'application', [['login_failure', 20, expiredToken]]).map((kind): DemoKind => ({
    ...kind,
    performer: 'token-number',
  })),
  ...kindsOf('member', 'application', [
    [
      'login_failure',
      6,
      (scene) => ({ ...knownOauth(scene, 'Granter of the oauth access token is disabled'), username: scene.performer }),
    ],
  ]),
]

/** Kinds that coming and going leaves, and being refused. */
export const signInKinds: readonly DemoKind[] = [...pageKinds, ...registryKinds, ...tokenKinds]

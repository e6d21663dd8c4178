import { kindsOf, secondsOf } from './demo-usage-log-scene.ts'
import type { DemoKind, Scene } from './demo-usage-log-scene.ts'

const key = (scene: Scene): Record<string, unknown> => ({
  kid: scene.random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-', 43),
  service: scene.random.pick(['quay', 'clair', 'builder']),
  name: scene.random.pick(['quay-app-1', 'clair-indexer', 'builder-2']),
})

const endingKey = (scene: Scene): Record<string, unknown> => ({
  ...key(scene),
  expiration_date: secondsOf(scene) + 120 * 60,
})

/** A superuser makes a key: it is approved at once. */
const madeByHand = (scene: Scene): Record<string, unknown> => ({
  ...endingKey(scene),
  preshared: true,
  auto_approved: true,
})

/** What a service does itself tells where it runs. */
const service = (scene: Scene): Record<string, unknown> => ({
  user_agent: scene.random.pick(['python-requests/2.32', 'clair/4.8']),
  ip: scene.ip,
})

const signed = (scene: Scene): Record<string, unknown> => ({ signer_kid: scene.random.hex(43), ...service(scene) })

/** Kinds about the keys that services sign with: all of them filed under the account with the lowest number. */
export const serviceKinds: readonly DemoKind[] = [
  ...kindsOf('superuser', 'registry', [
    ['service_key_create', 6, madeByHand],
    ['service_key_approve', 6, madeByHand],
    ['service_key_approve', 8, endingKey],
    ['service_key_modify', 4, endingKey],
    ['service_key_extend', 4, (scene) => ({ ...endingKey(scene), old_expiration_date: secondsOf(scene) + 3600 })],
    ['service_key_delete', 5, (scene) => ({ ...endingKey(scene), created_date: secondsOf(scene) - 86_400 })],
  ]),
  ...kindsOf('service', 'registry', [
    ['service_key_create', 160, (scene) => ({ ...endingKey(scene), preshared: false, ...service(scene) })],
    ['service_key_rotate', 12, (scene) => ({ ...endingKey(scene), ...signed(scene) })],
    ['service_key_delete', 150, (scene) => ({ ...key(scene), ...signed(scene) })],
  ]),
]

import {
  changeUserEmail,
  createUser,
  deleteUser,
  disableUser,
  enableUser,
  sendRecoveryMail,
  setUserPassword,
} from '@quaymaster/contracts/users'
import type { QuaySimulator } from '@quaymaster/quay-simulator'
import type { TestApp } from './start-test-app.ts'
import type { TestAnswer, TestClient } from './test-client.ts'

type Call = { headers?: Record<string, string> }

/** One change about people, on the person `devuser`, or for making somebody, `maria`. */
export type UserChangeCase = {
  name: string
  /** Quay's operation that does it, as the simulator names it. */
  quayOperation: string
  /** The keys that Quay is sent in the body. */
  quayKeys: readonly string[]
  send: (client: TestClient, call?: Call) => Promise<TestAnswer>
  /** Whether Quay did it. */
  isDone: (simulator: QuaySimulator) => boolean
  /** Whether reading back can tell. */
  isReadable: boolean
}

const params = { name: 'devuser' }
const devuser = (simulator: QuaySimulator) => simulator.state.users.find('username', 'devuser')

/** Every change about people that the console makes. */
export const USER_CHANGES: readonly UserChangeCase[] = [
  {
    name: 'create',
    quayOperation: 'user.create',
    quayKeys: ['username', 'email'],
    send: (client, call) => client.call(createUser, { body: { name: 'maria', email: 'maria@example.org' }, ...call }),
    isDone: (simulator) => simulator.state.users.find('username', 'maria') !== undefined,
    isReadable: true,
  },
  {
    name: 'disable',
    quayOperation: 'user.update',
    quayKeys: ['enabled'],
    send: (client, call) => client.call(disableUser, { params, ...call }),
    isDone: (simulator) => devuser(simulator)?.isEnabled === false,
    isReadable: true,
  },
  {
    name: 'enable',
    quayOperation: 'user.update',
    quayKeys: ['enabled'],
    send: (client, call) => client.call(enableUser, { params: { name: 'sleeper-001' }, ...call }),
    isDone: (simulator) => simulator.state.users.find('username', 'sleeper-001')?.isEnabled === true,
    isReadable: true,
  },
  {
    name: 'change e-mail',
    quayOperation: 'user.update',
    quayKeys: ['email'],
    send: (client, call) => client.call(changeUserEmail, { params, body: { email: 'new@example.org' }, ...call }),
    isDone: (simulator) => devuser(simulator)?.email === 'new@example.org',
    isReadable: true,
  },
  {
    name: 'set password',
    quayOperation: 'user.update',
    quayKeys: ['password'],
    send: (client, call) => client.call(setUserPassword, { params, body: { password: 'chosen-pass1' }, ...call }),
    isDone: (simulator) => devuser(simulator)?.password === 'chosen-pass1',
    isReadable: false,
  },
  {
    name: 'recovery mail',
    quayOperation: 'user.send-recovery',
    quayKeys: [],
    send: (client, call) => client.call(sendRecoveryMail, { params, ...call }),
    isDone: (simulator) => simulator.requests.of('user.send-recovery').some(({ isExecuted }) => isExecuted),
    isReadable: false,
  },
  {
    name: 'delete',
    quayOperation: 'user.delete',
    quayKeys: [],
    send: (client, call) => client.call(deleteUser, { params, query: { confirm: 'devuser' }, ...call }),
    isDone: (simulator) => devuser(simulator) === undefined,
    isReadable: true,
  },
]

/** Somebody disabled to enable, and mail to send. */
export async function prepareUserChanges({ app, simulator }: TestApp): Promise<void> {
  await simulator.event('users.add', { prefix: 'sleeper', count: 1, disabled: [1] })
  await simulator.event('mail', { works: true })
  await app.quay.probe()
}

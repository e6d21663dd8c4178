import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SenderAddresses } from '../sender-address.ts'
import { closeAll, countOpen, openConnection, openConnections } from '../../testing/silent-connections.ts'
import { createListener, type ListenerOptions } from './create-listener.ts'
import { affordableConnections } from './open-files.ts'

const GET = 'GET / HTTP/1.1\r\nhost: console\r\n\r\n'
/** Ten bytes are announced, and none is sent. */
const UNFINISHED = 'POST / HTTP/1.1\r\nhost: console\r\ncontent-length: 10\r\n\r\n'
const POST = `${UNFINISHED}0123456789`

/** For a busy machine. */
const PATIENTLY = { timeout: 10_000 }

/** Another process sends whole requests, and touches a file when the last one is on its way; then it counts answers. */
const BURST = `
  import { writeFileSync } from 'node:fs'
  import { connect } from 'node:net'
  const [, url, text, count, marker] = process.argv
  let written = 0
  let answered = 0
  let gone = 0
  for (let index = 0; index < Number(count); index += 1) {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', localAddress: '127.0.0.2' })
    socket.write(text, () => (written += 1) === Number(count) && writeFileSync(marker, ''))
    socket.on('error', () => {})
    socket.once('data', () => {
      answered += 1
      socket.destroy()
    })
    socket.once('close', () => (gone += 1) === Number(count) && console.log(answered))
  }
`

/** How many of so many requests are answered that were all there before the listener could look at the first one. */
async function burstOf(url: string, count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'quaymaster-burst-'))
  const marker = join(folder, 'sent')
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const child = spawn(process.execPath, ['--input-type=module', '-e', BURST, url, GET, String(count), marker])
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  const ended = once(child, 'close')
  // Holds up this process on purpose, and the listener in it.
  while (!existsSync(marker)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  await ended
  return Number(output)
}

type Listener = { server: Server; url: string; refused: () => number; connections: () => Promise<number> }

async function listen(handle: RequestListener, options: Partial<ListenerOptions> = {}): Promise<Listener> {
  let refused = 0
  const server = createListener(handle, {
    http: {},
    requestTimeoutMs: 60_000,
    keepAliveTimeoutMs: 60_000,
    maxRequestsPerConnection: 1000,
    maxConnections: 1000,
    senders: new SenderAddresses([]),
    onRefused: () => (refused += 1),
    onNotAccepted: () => {},
    ...options,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const connections = async () =>
    new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)))
  return { server, url, refused: () => refused, connections }
}

const answer: RequestListener = (request, response) => {
  request.resume().on('end', () => response.end('answered'))
}

describe('P15: connections whose request is not wholly received', () => {
  test('P15: are at most 64 of one sender, silent or in the middle of a body', async () => {
    const { url, refused } = await listen(answer)
    const silent = await openConnections(url, '127.0.0.2', 32)
    const unfinished = await openConnections(url, '127.0.0.2', 32, UNFINISHED)
    const surplus = await openConnection(url, '127.0.0.2', GET)
    await expect.poll(() => [surplus.isOpen(), refused()], PATIENTLY).toEqual([false, 1])
    expect(surplus.received()).toBe('')
    expect([countOpen(silent), countOpen(unfinished)]).toEqual([32, 32])
    const other = await openConnection(url, '127.0.0.3', GET)
    await expect.poll(() => other.received(), PATIENTLY).toContain('answered')
    // One that is done makes room for one.
    unfinished[0]?.socket.write('0123456789')
    await expect.poll(() => unfinished[0]?.received(), PATIENTLY).toContain('answered')
    const next = await openConnection(url, '127.0.0.2', GET)
    await expect.poll(() => next.received(), PATIENTLY).toContain('answered')
  })

  test('P15: may be reset while they wait to be let in', async () => {
    const { url, refused, connections } = await listen(answer)
    await openConnections(url, '127.0.0.2', 64)
    const waiting = await openConnections(url, '127.0.0.2', 16)
    await expect.poll(connections, PATIENTLY).toBe(80)
    for (const { socket } of waiting) socket.resetAndDestroy()
    await expect.poll(connections, PATIENTLY).toBe(64)
    expect(refused()).toBe(0)
  })

  test('P15: count again from a later request with a body on', async () => {
    const { url, refused } = await listen(answer)
    const connections = await openConnections(url, '127.0.0.2', 65, GET)
    await expect.poll(() => connections.every(({ received }) => received().includes('answered')), PATIENTLY).toBe(true)
    const [last, ...others] = connections
    for (const { socket } of others) socket.write(UNFINISHED)
    // Each is there when what was sent behind it on a connection of its own was answered.
    const witness = await openConnection(url, '127.0.0.3', GET)
    await expect.poll(() => witness.received(), PATIENTLY).toContain('answered')
    last?.socket.write(UNFINISHED)
    await expect.poll(() => [last?.isOpen(), refused()], PATIENTLY).toEqual([false, 1])
    expect(countOpen(others)).toBe(64)
  })

  test('P15: are not those that wait for an answer, or that had one', async () => {
    const waiting: (() => void)[] = []
    const { url, refused } = await listen((request, response) => {
      request.resume().on('end', () => waiting.push(() => response.end('answered')))
    })
    const gets = await openConnections(url, '127.0.0.2', 100, GET)
    const posts = await openConnections(url, '127.0.0.2', 100, POST)
    await expect.poll(() => waiting.length, PATIENTLY).toBe(200)
    for (const end of waiting.splice(0)) end()
    const all = [...gets, ...posts]
    await expect.poll(() => all.every(({ received }) => received().includes('answered')), PATIENTLY).toBe(true)
    const next = await openConnection(url, '127.0.0.2', GET)
    await expect.poll(() => waiting.length, PATIENTLY).toBe(1)
    waiting[0]?.()
    await expect.poll(() => next.received(), PATIENTLY).toContain('answered')
    expect([countOpen(all), refused()]).toEqual([200, 0])
  })

  test('P15: are not those whose body has arrived and was not looked at yet', async () => {
    const arrived: (() => void)[] = []
    const { url, refused } = await listen((request, response) => {
      arrived.push(() => request.resume().on('end', () => response.end('answered')))
    })
    const connections = await openConnections(url, '127.0.0.2', 80, POST)
    await expect.poll(() => arrived.length, PATIENTLY).toBe(80)
    for (const read of arrived) read()
    await expect.poll(() => connections.every(({ received }) => received().includes('answered')), PATIENTLY).toBe(true)
    expect(refused()).toBe(0)
  })

  test('P15: of a trusted proxy are counted for whom their bodies come from, and not before', async () => {
    const { url, refused } = await listen(answer, { senders: new SenderAddresses(['127.0.0.1']) })
    const silent = await openConnections(url, '127.0.0.1', 100)
    const bodyFor = (sender: string) => UNFINISHED.replace('\r\n\r\n', `\r\nx-forwarded-for: ${sender}\r\n\r\n`)
    const unfinished = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        openConnection(url, '127.0.0.1', bodyFor(`203.0.113.5:${5000 + index}`)),
      ),
    )
    const witness = await openConnection(url, '127.0.0.1', GET)
    await expect.poll(() => witness.received(), PATIENTLY).toContain('answered')
    const surplus = await openConnection(url, '127.0.0.1', bodyFor('203.0.113.5:7000'))
    await expect.poll(() => [surplus.isOpen(), refused()], PATIENTLY).toEqual([false, 1])
    const other = await openConnection(url, '127.0.0.1', `${bodyFor('203.0.113.6')}0123456789`)
    await expect.poll(() => other.received(), PATIENTLY).toContain('answered')
    expect([countOpen(silent), countOpen(unfinished)]).toEqual([100, 64])
  })
})

test('P15: a burst of whole requests from one sender is answered, silent connections beside it or not', async () => {
  const { url, refused } = await listen(answer)
  const silent = await openConnections(url, '127.0.0.2', 32)
  const burst = await burstOf(url, 200)
  expect([burst, refused(), countOpen(silent)]).toEqual([200, 0, 32])
}, 60_000)

describe('P15: a crowded listener', () => {
  test('P15: ends connections that rest, and keeps none after its answer', async () => {
    const { url } = await listen(answer, { maxConnections: 20 })
    const arriving = await openConnections(url, '127.0.0.4', 1, UNFINISHED)
    const resting = await openConnections(url, '127.0.0.2', 14, GET)
    await expect.poll(() => resting.every(({ received }) => received().includes('answered')), PATIENTLY).toBe(true)
    expect(countOpen(resting)).toBe(14)
    await openConnection(url, '127.0.0.5')
    const next = await openConnection(url, '127.0.0.3', GET)
    await expect.poll(() => next.received(), PATIENTLY).toContain('answered')
    await expect.poll(() => [countOpen(resting), countOpen(arriving)], PATIENTLY).toEqual([0, 1])
    closeAll(resting)
    const unfinished = await openConnections(url, '127.0.0.4', 16, UNFINISHED)
    const last = await openConnection(url, '127.0.0.3', GET)
    await expect.poll(() => last.received(), PATIENTLY).toContain('answered')
    expect(last.received().toLowerCase()).toContain('connection: close')
    expect(countOpen(unfinished)).toBe(16)
  })
})

describe('P15: an answer that nobody takes', () => {
  test('P15: is given up, and one that takes long to come is not', async () => {
    const stillMs = 100
    const { url, connections } = await listen(
      (request, response) => {
        if (request.url === '/') response.end(Buffer.alloc(64 * 1024 * 1024))
        else setTimeout(() => response.end('answered'), stillMs * 5)
      },
      { stillMs },
    )
    const patient = await openConnection(url, '127.0.0.2', GET.replace('/', '/late'))
    await expect.poll(() => patient.received(), PATIENTLY).toContain('answered')
    closeAll([patient])
    await expect.poll(connections, PATIENTLY).toBe(0)
    const stuck = await openConnection(url, '127.0.0.2')
    stuck.socket.pause()
    stuck.socket.write(GET)
    await expect.poll(connections, PATIENTLY).toBe(1)
    await expect.poll(connections, PATIENTLY).toBe(0)
  })
})

test.each([
  ['plenty', 1_048_576, 2000],
  ['no limit', Number.POSITIVE_INFINITY, 2000],
  ['a common limit', 1024, 896],
  ['a low limit', 256, 128],
  ['hardly any', 64, 16],
])('P19: with %s of open files, connections leave some for everything else', (_what, limit, connections) => {
  expect(affordableConnections(2000, limit)).toBe(connections)
})

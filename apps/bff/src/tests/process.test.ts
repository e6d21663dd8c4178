import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createQuaySimulator, type QuaySimulator } from '@quaymaster/quay-simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const SERVER = fileURLToPath(new URL('../server.ts', import.meta.url))
const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))

let simulator: QuaySimulator
let directory: string

beforeAll(async () => {
  simulator = await createQuaySimulator()
  directory = mkdtempSync(join(tmpdir(), 'quaymaster-process-'))
  writeFileSync(join(directory, 'token'), simulator.tokens.rw, { mode: 0o400 })
})

afterAll(async () => {
  await simulator.close()
  rmSync(directory, { recursive: true, force: true })
})

type Run = { process: ChildProcess; url: string; stdout: () => string; stderr: () => string }

const environment = () => ({
  QUAYMASTER_QUAY_URL: simulator.url,
  QUAYMASTER_QUAY_TOKEN_FILE: join(directory, 'token'),
  QUAYMASTER_DATA_DIR: join(directory, 'data'),
  QUAYMASTER_LISTEN: '127.0.0.1:0',
})

/** A process that ends by itself. */
async function attempt(more: Record<string, string>, program = SERVER, options: readonly string[] = []) {
  const child = spawn(process.execPath, [program, ...options], { env: { ...environment(), ...more } })
  let stderr = ''
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  child.stdout.resume()
  const [status] = (await once(child, 'close')) as [number]
  return { status, stderr }
}

/** With a limit of open files, the shell sets it before it becomes the console. */
async function start(openFilesLimit?: number): Promise<Run> {
  const limit = openFilesLimit === undefined ? '' : `ulimit -n ${openFilesLimit}; `
  const command = ['-c', `${limit}exec "$0" "$1"`, process.execPath, SERVER]
  const child = spawn('/bin/sh', command, { env: environment() })
  const texts = { out: '', error: '' }
  child.stdout.on('data', (chunk) => (texts.out += String(chunk)))
  child.stderr.on('data', (chunk) => (texts.error += String(chunk)))
  const isReady = () => [texts.out.includes('Quaymaster is ready at'), texts.error.slice(0, 200)]
  await expect.poll(isReady, { timeout: 60_000 }).toEqual([true, expect.anything()])
  const url = /ready at (\S+)/.exec(texts.out)?.[1] ?? ''
  return { process: child, url, stdout: () => texts.out, stderr: () => texts.error }
}

async function statusOf(url: string, agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, agent === undefined ? {} : { agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    }).on('error', reject)
  })
}

describe('the process', () => {
  test('prints a set-up code while nobody has an account, and where it is ready', async () => {
    const run = await start()
    expect(run.stderr()).toMatch(/^ {2}\w{4}(-\w{4}){3}$/m)
    expect(run.stdout()).toContain(`Quaymaster is ready at ${run.url}\n`)
    expect(await statusOf(`${run.url}/readyz`)).toBe(200)
    run.process.kill('SIGTERM')
    await once(run.process, 'exit')
  }, 120_000)

  test('ends with status 0 soon after a signal, though a client keeps its connection', async () => {
    const run = await start()
    const agent = new Agent({ keepAlive: true })
    expect(await statusOf(`${run.url}/livez`, agent)).toBe(200)
    const signalled = performance.now()
    run.process.kill('SIGTERM')
    const [status] = (await once(run.process, 'exit')) as [number]
    agent.destroy()
    expect(status).toBe(0)
    expect(performance.now() - signalled).toBeLessThan(10_000)
  }, 120_000)

  test.runIf(process.platform === 'linux')(
    'P19: outlives having no file descriptor left',
    async () => {
      const usual = await start()
      const usedAnyway = readdirSync(`/proc/${usual.process.pid}/fd`).length
      usual.process.kill('SIGTERM')
      await once(usual.process, 'exit')

      const run = await start(usedAnyway + 8)
      const { port } = new URL(run.url)
      const flood: Socket[] = []
      const isMeasuredInVain = () => {
        // Silent connections are ended after a while: new ones take what they gave back.
        for (let count = 0; count < 16; count += 1) {
          const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress: '127.0.0.2' })
          flood.push(socket.on('error', () => {}))
        }
        return [run.stdout().includes('memory not measured'), run.process.exitCode]
      }
      await expect.poll(isMeasuredInVain, { timeout: 60_000, interval: 200 }).toEqual([true, null])
      for (const socket of flood) socket.destroy()
      const answer = async () => statusOf(`${run.url}/readyz`).catch(() => 0)
      await expect.poll(answer, { timeout: 60_000 }).toBe(200)
      expect(run.process.exitCode).toBeNull()
      run.process.kill('SIGTERM')
      await once(run.process, 'exit')
    },
    180_000,
  )

  test('says which address is taken, with status 78', async () => {
    const run = await start()
    const { status, stderr } = await attempt({
      QUAYMASTER_DATA_DIR: join(directory, 'other'),
      QUAYMASTER_LISTEN: new URL(run.url).host,
    })
    expect([status, stderr.trim().split('\n').length]).toEqual([78, 1])
    expect(stderr).toContain(new URL(run.url).host)
    run.process.kill('SIGTERM')
    await once(run.process, 'exit')
  }, 120_000)

  test('keeps a second one out of its data directory, with status 78, and one that was killed keeps nobody out', async () => {
    const run = await start()
    const second = await attempt({})
    expect(second.status).toBe(78)
    expect(second.stderr).toMatch(/^Another console is running on the data directory .*data\. .*\n$/)
    const japanese = await attempt({ LANG: 'ja_JP.UTF-8' })
    expect(japanese).toMatchObject({ status: 78, stderr: expect.stringContaining('使用中です') })
    for (const command of [
      ['audit', 'verify'],
      ['audit', 'export'],
      ['config', 'check'],
    ]) {
      expect(await attempt({}, CLI, command), command.join(' ')).toMatchObject({ status: 0, stderr: '' })
    }
    run.process.kill('SIGKILL')
    await once(run.process, 'exit')
    const next = await start()
    expect(await statusOf(`${next.url}/readyz`)).toBe(200)
    next.process.kill('SIGTERM')
    await once(next.process, 'exit')
  }, 120_000)
})

import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { callHttp2 } from './tests/raw-calls.ts'

const entry = fileURLToPath(new URL('cli.ts', import.meta.url))
const started: ChildProcess[] = []

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  return child
}

async function firstLine(child: ChildProcess): Promise<Record<string, string>> {
  if (!child.stdout) throw new Error('no output')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return JSON.parse(line) as Record<string, string>
}

async function failureOf(child: ChildProcess): Promise<{ code: number; text: string }> {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, text }
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

describe('the command', () => {
  test('prints both addresses, answers at them, and ends when told to', async () => {
    const child = start('--', '--port', '0', '--control-port', '0')
    const { url = '', control = '' } = await firstLine(child)
    const config = await fetch(`${url}/config`)
    expect(await config.json()).toMatchObject({ registry_state: 'normal' })
    const reset = await fetch(control, { method: 'POST', body: '{"reset": "pristine", "registry": "database"}' })
    const answer = (await reset.json()) as { url: string; tokens: Record<string, string> }
    expect(answer.url).toBe(url)
    const headers = { authorization: `Bearer ${answer.tokens['rw'] ?? ''}` }
    const user = await fetch(`${url}/api/v1/user/`, { headers })
    expect(await user.json()).toMatchObject({ username: 'quayadmin' })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('speaks TLS under the authority that it prints', async () => {
    const { url = '', ca = '' } = await firstLine(start('--tls'))
    expect(url).toMatch(/^https:/)
    expect(await callHttp2({ url, ca }, '/config')).toMatchObject({ status: 200, end: 'complete' })
  })

  test('says which port is taken', async () => {
    const { url = '' } = await firstLine(start())
    const child = start('--port', new URL(url).port)
    expect(await failureOf(child)).toEqual({ code: 1, text: expect.stringContaining('EADDRINUSE') })
  })

  test.each([['--port', 'many'], ['--scenario', 'chaos'], ['--colour']])(
    'refuses %s %s with its usage',
    async (...args) => {
      expect(await failureOf(start(...args))).toEqual({
        code: 64,
        text: expect.stringContaining('Usage: pnpm simulator'),
      })
    },
  )
})

import { createServer } from 'node:net'
import { fill } from '@quaymaster/messages/translate'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../app.ts'
import { failureLine } from '../command-line/config-check.ts'
import { formatTable } from '../command-line/table.ts'
import type { CommandWords } from '../command-line/words.ts'
import type { Config } from '../config/config.ts'
import { ConfigError } from '../config/problem.ts'
import { UnsupportedRegistryError } from '../quay/unsupported-registry.ts'
import { issueSetUpCode } from '../auth/set-up/set-up-code.ts'
import { recordStart } from './shutdown.ts'
import { DataDirectoryInUseError } from '../store/data-directory-lock.ts'
import { StoreTooNewError } from '../store/migrations.ts'
import type { DemoSignIn } from '../demo.ts'

/** A console that listens; `close` also ends the demo's Quay. */
export type RunningConsole = {
  app: FastifyInstance
  url: string
  demoSignIns: readonly DemoSignIn[]
  close: () => Promise<void>
}

async function isPortOpen(host: string, port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/** Builds the console of a configuration and lets it listen; without a Quay, the demo around it. */
export async function startConsole(config: Config): Promise<RunningConsole> {
  // The only way to the simulator: a console with a Quay never loads it.
  const demo = config.demo ? await (await import('../demo.ts')).startDemo(config) : undefined
  const logDestination = config.demo ? process.stderr : process.stdout
  const app = await buildApp(demo?.config ?? config, { logDestination })
  const { host, port } = config.listen
  const isFree = !config.isPortFree || (await isPortOpen(host, port))
  const url = await app.listen({ host, port: isFree ? port : 0 })
  const demoSignIns = (await demo?.seed(app)) ?? []
  recordStart(app)
  return { app, url: config.publicOrigin ?? url, demoSignIns, close: async () => demo?.close() }
}

/** Makes and prints the code for the first administrator, while there is nobody. */
export async function announceSetUp(running: RunningConsole, words: CommandWords): Promise<void> {
  const { app, url } = running
  const fresh = await issueSetUpCode(app.store, app.config.dataDir, app.clock.now())
  if (fresh === undefined) return
  const lead = fill(words.setUpCode, { url: `${url}/set-up`, minutes: fresh.minutes })
  process.stderr.write(`${lead}\n\n  ${fresh.code}\n\n${fill(words.setUpFile, { path: fresh.path })}\n`)
}

/** What a start ends with, for people or, as one line of JSON, for programs. */
export function readyText({ url, demoSignIns }: RunningConsole, isJson: boolean, words: CommandWords): string {
  if (isJson) return JSON.stringify({ url, signIns: demoSignIns })
  const lines = [fill(words.ready, { url })]
  if (demoSignIns.length > 0) {
    const { role, name, password } = words.demoHead
    const rows = demoSignIns.map((signIn) => [signIn.role, signIn.name, signIn.password])
    lines.push('', words.demoTitle, formatTable([[role, name, password], ...rows]))
  }
  return lines.join('\n')
}

/** One line for a start that failed, and the status to exit with. */
export function startFailure(error: unknown, words: CommandWords): { line: string; status: number } {
  const CONFIG = 78
  const SOFTWARE = 70
  if (error instanceof ConfigError) return { line: failureLine(error.problems, words), status: CONFIG }
  if (error instanceof DataDirectoryInUseError) {
    return { line: fill(words.dataDirInUse, { path: error.dataDir }), status: CONFIG }
  }
  if (error instanceof StoreTooNewError) {
    return { line: fill(words.storeTooNew, { version: error.version, known: error.knownVersion }), status: CONFIG }
  }
  if (error instanceof UnsupportedRegistryError) {
    return { line: fill(words.unsupportedRegistry, { host: error.host }), status: CONFIG }
  }
  const { code, address, port } = error as { code?: string; address?: string; port?: number }
  if (code === 'EADDRINUSE') return { line: fill(words.portTaken, { address: `${address}:${port}` }), status: CONFIG }
  const reason = error instanceof Error ? (code ?? error.message) : 'unknown'
  return { line: fill(words.startFailed, { reason }), status: SOFTWARE }
}

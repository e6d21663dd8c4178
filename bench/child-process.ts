import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..')

export type Child = AsyncDisposable & {
  pid: number
  /** The first line of its output that fits, or an error when it ends before. */
  firstLine: (fits: (line: string) => boolean) => Promise<string>
}

/** Runs one of our programs in a process of its own, whose processor time can be told from ours. */
export function startChild(
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Child {
  const child = spawn(program, parameters, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { promise: ended, resolve: end } = Promise.withResolvers<number | null>()
  child.on('exit', end)
  child.on('error', () => end(127))
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const lines = createInterface({ input: child.stdout })
  const seen: string[] = []
  lines.on('line', (line) => seen.push(line))
  return {
    pid: child.pid ?? 0,
    firstLine: async (fits) => {
      const { promise, resolve } = Promise.withResolvers<string>()
      const early = seen.find(fits)
      if (early !== undefined) return early
      lines.on('line', (line) => {
        if (fits(line)) resolve(line)
      })
      const over = ended.then((code) => {
        throw new Error(`${program} ${parameters.join(' ')} ended with ${code ?? 'a signal'}:\n${complaints}`)
      })
      return await Promise.race([promise, over])
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

import { startChild } from './child-process.ts'

/** A simulated Quay in a process of its own. */
export type QuayProcess = AsyncDisposable & {
  url: string
  tokens: Readonly<Record<string, string>>
  /** Sends a command to its control address. */
  command: (command: Record<string, unknown>) => Promise<unknown>
}

type World = {
  scenario: string
  users?: number
  /** What is not measured must not be read in the background meanwhile. @default 0 */
  logEntries?: number
  /** Calls that it works on at once. @default 2 */
  workers?: number
}

export async function startQuay({ workers = 2, logEntries = 0, ...world }: World): Promise<QuayProcess> {
  const child = startChild(process.execPath, ['packages/quay-simulator/src/cli.ts', '--workers', String(workers)])
  const { url, control } = JSON.parse(await child.firstLine((line) => line.startsWith('{'))) as Record<string, string>
  const command = async (body: Record<string, unknown>): Promise<unknown> => {
    const answer = await fetch(String(control), { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`The simulator refused ${JSON.stringify(body)} with ${answer.status}`)
    return await answer.json()
  }
  const { scenario, ...options } = world
  const { tokens } = (await command({ reset: scenario, logEntries, ...options })) as { tokens: Record<string, string> }
  return { url: String(url), tokens, command, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() }
}

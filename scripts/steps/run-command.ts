import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { repositoryRoot } from '../repository.ts'

type CommandOptions = {
  /** Folder to run in, from the root of the repository. @default the root */
  folder?: string
  environment?: Readonly<Record<string, string>>
  /** Shows the output while it runs, beside keeping it. @default false */
  isShown?: boolean
}

export type CommandResult = { exitCode: number; output: string }

/** The environment of every command: the tools and the Node of this repository come first. */
export const commandEnvironment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [join(repositoryRoot, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
  ...more,
})

/** Runs a program to its end and keeps what it printed. A program that cannot be started counts as exit code 127. */
export async function runCommand(
  program: string,
  parameters: readonly string[],
  { folder = '.', environment, isShown = false }: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(program, parameters, {
    cwd: join(repositoryRoot, folder),
    env: commandEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      chunks.push(text)
      if (isShown) process.stderr.write(text)
    })
  }
  const { promise, resolve } = Promise.withResolvers<number>()
  child.on('error', (error) => {
    chunks.push(`${error.message}\n`)
    resolve(127)
  })
  child.on('close', (code) => resolve(code ?? 1))
  const exitCode = await promise
  return { exitCode, output: chunks.join('') }
}

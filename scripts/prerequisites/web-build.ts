import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles, repositoryRoot } from '../repository.ts'
import { runCommand } from '../steps/run-command.ts'
import type { CommandResult } from '../steps/run-command.ts'
import { say } from '../steps/run-steps.ts'

const SOURCES = ['apps/web', 'packages/contracts', 'packages/messages'] as const

const changedAt = async (path: string) =>
  await stat(join(repositoryRoot, path)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

/** Whether the built pages are missing or older than what they are built from. */
async function isStale(): Promise<boolean> {
  const builtAt = await changedAt('apps/web/dist/index.html')
  if (builtAt === 0) return true
  const files = [...(await Promise.all(SOURCES.map((folder) => listFiles(folder)))).flat(), 'pnpm-lock.yaml']
  const changes = await Promise.all(files.filter((file) => !/\.(?:test|gen)\.tsx?$/.test(file)).map(changedAt))
  return Math.max(...changes) > builtAt
}

/** Builds the pages, whether or not they are stale. */
export const buildWeb = (): Promise<CommandResult> =>
  runCommand('node_modules/.bin/vite', ['build'], { folder: 'apps/web' })

/**
 * Builds the pages where they are missing or stale.
 * @throws {Error} with the builder's words when that fails.
 */
export async function ensureWebBuild(): Promise<void> {
  if (!(await isStale())) return
  say('Building the pages, which takes a few seconds')
  const { exitCode, output } = await buildWeb()
  if (exitCode !== 0) throw new Error(`The pages could not be built:\n${output}`)
}

import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { repositoryRoot } from '../repository.ts'
import { commandEnvironment } from '../steps/run-command.ts'
import { renderQuayApiCoverage } from './quay-api-coverage.ts'

type GeneratedDocument = { path: string; render: () => Promise<string> }

/** Every committed file that is written by `pnpm codegen` and by nobody else. */
export const GENERATED_DOCUMENTS: readonly GeneratedDocument[] = [
  { path: 'docs/quay-api-coverage.md', render: () => formatted('coverage.md', renderQuayApiCoverage()) },
]

/** As `pnpm fix` would leave it, so that a fresh file is also a formatted one. */
async function formatted(fileName: string, content: Promise<string>): Promise<string> {
  const child = spawn('oxfmt', [`--stdin-filepath=${fileName}`], {
    cwd: repositoryRoot,
    env: commandEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(await content)
  return await text(child.stdout)
}

import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { repositoryRoot } from '../repository.ts'
import { commandEnvironment } from '../steps/run-command.ts'
import { renderOpenapi } from './openapi-document.ts'
import { renderPolicy } from './policy-document.ts'
import { renderQuayApiCoverage } from './quay-api-coverage.ts'

type GeneratedDocument = { path: string; render: () => Promise<string> }

/** Every committed file that is written by `pnpm codegen` and by nobody else. */
export const GENERATED_DOCUMENTS: readonly GeneratedDocument[] = [
  { path: 'docs/quay-api-coverage.md', render: async () => formatted(await renderQuayApiCoverage()) },
  { path: 'docs/policy.md', render: () => formatted(renderPolicy()) },
  { path: 'docs/openapi.json', render: renderOpenapi },
]

/** As `pnpm fix` would leave it, so that a fresh file is also a formatted one. */
async function formatted(content: string): Promise<string> {
  const child = spawn('oxfmt', ['--stdin-filepath=document.md'], {
    cwd: repositoryRoot,
    env: commandEnvironment(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(content)
  return await text(child.stdout)
}

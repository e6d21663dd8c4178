import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildWeb } from './prerequisites/web-build.ts'
import { GENERATED_DOCUMENTS } from './codegen/generated-documents.ts'
import { repositoryRoot } from './repository.ts'
import { say } from './steps/run-steps.ts'

for (const { path, render } of GENERATED_DOCUMENTS) {
  await writeFile(join(repositoryRoot, path), await render())
  say(`  ✓ ${path}`)
}

// The build of the pages writes apps/web/src/routeTree.gen.ts as it goes.
const { exitCode, output } = await buildWeb()
say(exitCode === 0 ? '  ✓ apps/web/src/routeTree.gen.ts' : output)
process.exitCode = exitCode

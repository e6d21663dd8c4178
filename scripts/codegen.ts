import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GENERATED_DOCUMENTS } from './codegen/generated-documents.ts'
import { repositoryRoot } from './repository.ts'
import { say } from './steps/run-steps.ts'

for (const { path, render } of GENERATED_DOCUMENTS) {
  await writeFile(join(repositoryRoot, path), await render())
  say(`  ✓ ${path}`)
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GENERATED_DOCUMENTS } from '../codegen/generated-documents.ts'
import { repositoryRoot } from '../repository.ts'

/** Committed files that differ from what `pnpm codegen` would write now. */
export async function findStaleFiles(): Promise<string[]> {
  const findings = await Promise.all(
    GENERATED_DOCUMENTS.map(async ({ path, render }) => {
      const committed = await readFile(join(repositoryRoot, path), 'utf8').catch(() => '')
      return committed === (await render()) ? [] : [`${path} is out of date: run "pnpm codegen".`]
    }),
  )
  return findings.flat()
}

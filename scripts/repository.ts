import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder that holds the repository. */
export const repositoryRoot = join(import.meta.dirname, '..')

/** Where the runners leave their reports; not committed. */
export const reportsFolder = join(repositoryRoot, '.reports')

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'coverage', '.git', '.data', '.reports'])

/** Every file of the tree below a folder, as paths from the root of the repository. Git is not asked: it may be absent. */
export async function listFiles(folder = '.'): Promise<string[]> {
  const entries = await readdir(join(repositoryRoot, folder), { withFileTypes: true })
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
      if (!entry.isDirectory()) return [path]
      return SKIPPED_FOLDERS.has(entry.name) ? [] : await listFiles(path)
    }),
  )
  return nested.flat().toSorted()
}

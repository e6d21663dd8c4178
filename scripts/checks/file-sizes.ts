import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles, repositoryRoot } from '../repository.ts'

const SOURCE_LIMIT = 400
const TEST_LIMIT = 600

const isMeasured = (path: string) =>
  /\.(?:ts|tsx|mjs|css)$/.test(path) && !path.includes('.gen.') && !path.includes('/recordings/')

const limitOf = (path: string) => (/\.(?:test|e2e)\.tsx?$/.test(path) ? TEST_LIMIT : SOURCE_LIMIT)

/** Files longer than the house allows. */
export async function findLongFiles(): Promise<string[]> {
  const paths = (await listFiles()).filter(isMeasured)
  const findings = await Promise.all(
    paths.map(async (path) => {
      const lines = (await readFile(join(repositoryRoot, path), 'utf8')).split('\n').length - 1
      return lines > limitOf(path)
        ? [`${path} has ${lines} lines, ${limitOf(path)} are allowed: split it by noun.`]
        : []
    }),
  )
  return findings.flat()
}

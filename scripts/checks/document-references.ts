import { readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { listFiles, repositoryRoot } from '../repository.ts'

const TOP_LEVEL = /^(?:apps|packages|e2e|docs|scripts|bench|\.ci)\//
const LINK = /\]\(([^)\s#]+)(?:#[^)]*)?\)/g
const CODE = /`([^`\s]+)`/g

/** Placeholders, globs and commands are no paths. */
const isConcretePath = (text: string) => !/[<>*{}…|:$]|NNNN|\.\.\./.test(text)

/** The paths that a document cites: link targets, and code spans that begin with one of our folders. */
export function citedPaths(document: string, text: string): string[] {
  const links = [...text.matchAll(LINK)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^(?:[a-z]+:|\/)/i.test(target))
    .map((target) => normalize(join(dirname(document), target)))
  const spans = [...text.matchAll(CODE)].map((match) => match[1] ?? '').filter((span) => TOP_LEVEL.test(span))
  return [...new Set([...links, ...spans])].filter(isConcretePath)
}

/** Paths cited in documents that do not exist. */
export async function findBrokenReferences(): Promise<string[]> {
  const files = await listFiles()
  const known = new Set(files.flatMap((path) => ancestors(path)))
  const documents = files.filter((path) => path.endsWith('.md') && !path.includes('/recordings/'))
  const findings = await Promise.all(
    documents.map(async (document) => {
      const text = await readFile(join(repositoryRoot, document), 'utf8')
      return citedPaths(document, text)
        .filter((path) => !known.has(path.replace(/\/$/, '')))
        .map((path) => `${document} cites ${path}, which does not exist.`)
    }),
  )
  return findings.flat()
}

/** A path and every folder above it. */
function ancestors(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

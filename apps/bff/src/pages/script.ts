import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const HASH_LENGTH = 16

/** The one script of the pages that come from the server, at an address that changes with its content. */
export type PageScript = { path: string; content: Buffer }

export function readPageScript(): PageScript {
  const content = readFileSync(new URL('./browser/forms.js', import.meta.url))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH)
  return { path: `/page-assets/forms.${hash}.js`, content }
}

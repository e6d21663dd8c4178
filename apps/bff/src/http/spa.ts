import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../problems/problem-error.ts'
import { pagePolicy } from './headers.ts'

const BUILT_PAGES = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const

const IMMUTABLE = 'public, max-age=31536000, immutable'
const SHELL = '/index.html'

type BuiltFile = { type: string; plain: Buffer; encoded: ReadonlyMap<string, Buffer>; isHashed: boolean }

/** Everything that may be served, read once: no path of a request ever reaches the file system. */
function readBuiltFiles(directory: string): ReadonlyMap<string, BuiltFile> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length).replace(/^\/?/, '/'))
  const all = new Set(names)
  const files = new Map<string, BuiltFile>()
  for (const name of names) {
    const type = TYPES[extname(name)]
    if (type === undefined || name.startsWith('/.')) continue
    const encoded = ENCODINGS.filter(({ extension }) => all.has(name + extension)).map(
      (encoding) => [encoding.name, readFileSync(join(directory, name + encoding.extension))] as const,
    )
    files.set(name, {
      type,
      plain: readFileSync(join(directory, name)),
      encoded: new Map(encoded),
      isHashed: name.startsWith('/assets/'),
    })
  }
  return files
}

function findBuiltFiles(directory: string): ReadonlyMap<string, BuiltFile> {
  try {
    return readBuiltFiles(directory)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: BuiltFile): FastifyReply {
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = ENCODINGS.find(({ name }) => file.encoded.has(name) && new RegExp(`\\b${name}\\b`).test(accepted))
  if (file.encoded.size > 0) reply.header('vary', 'accept-encoding')
  if (encoding !== undefined) reply.header('content-encoding', encoding.name)
  if (file.isHashed) reply.header('cache-control', IMMUTABLE)
  return reply.type(file.type).send((encoding && file.encoded.get(encoding.name)) ?? file.plain)
}

/** Scripts and style sheets that the shell begins with: the sign-in page fetches them ahead. */
function entryAssets(shell: BuiltFile | undefined): string[] {
  const html = shell?.plain.toString('utf8') ?? ''
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Addresses of what the pages begin with; empty before they were built. */
    spaEntryAssets: readonly string[]
  }
}

/** The pages: files of the build, and for every other address the shell, which finds out who is signed in. */
export const spa = fp(
  async (app: FastifyInstance, options: { directory: string | undefined }) => {
    const files = findBuiltFiles(options.directory ?? BUILT_PAGES)
    const shell = files.get(SHELL)
    app.decorate('spaEntryAssets', entryAssets(shell))

    app.get('/*', async (request, reply) => {
      const path = (request.raw.url ?? '/').split('?', 1)[0] ?? '/'
      if (/^\/(?:api|assets)(?:\/|$)/.test(path) && !files.has(path)) return reply.callNotFound()
      const file = files.get(path)
      if (file !== undefined && path !== SHELL) return sendFile(request, reply, file)
      if (shell === undefined) throw new ProblemError('pages_not_built', 503)
      reply.header('content-security-policy', pagePolicy())
      return sendFile(request, reply, shell)
    })
  },
  { name: 'spa' },
)

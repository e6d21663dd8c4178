/** A line that a ban would hit, and why it may stand. */
type AllowedLine = { path: string; text: string; why: string }

const ENTRY = 'The entry of a program hands its environment to config.ts.'
const HOST = 'It reads the host of a checked setting, and builds no path.'

export const ALLOWED_LINES: readonly AllowedLine[] = [
  { path: 'apps/bff/src/server.ts', text: 'commandWords(process.env)', why: ENTRY },
  { path: 'apps/bff/src/server.ts', text: 'inspectConfig(process.env)', why: ENTRY },
  { path: 'apps/bff/src/cli.ts', text: 'inspectConfig(process.env)', why: ENTRY },
  { path: 'apps/bff/src/cli.ts', text: 'commandWords(process.env)', why: ENTRY },
  { path: 'apps/bff/src/quay/create-gateway.ts', text: 'new URL(baseUrl).host', why: HOST },
  { path: 'apps/bff/src/quay/create-gateway.ts', text: 'new URL(this.#options.baseUrl).host', why: HOST },
  { path: 'apps/bff/src/quay/unsupported-registry.ts', text: 'new URL(baseUrl).hostname', why: HOST },
  {
    path: 'apps/bff/src/routing/add-stream.ts',
    text: "reply.raw.once('close', act)",
    why: 'It only hears that the reader is gone.',
  },
]

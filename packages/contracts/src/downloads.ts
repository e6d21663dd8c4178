import * as z from 'zod/mini'
import { defineRoute } from './route.ts'

/** Where a file is to be fetched, within a minute. `expected`: its rows, where they are known before. */
export const DownloadAddress = z.object({
  url: z.string(),
  fileName: z.string(),
  expected: z.nullable(z.number()),
})
export type DownloadAddress = z.output<typeof DownloadAddress>

/** The one GET that carries no header of ours: the ticket is good once, for 60 seconds, in the session that asked for it. */
export const readDownload = defineRoute({
  operation: 'download.read',
  method: 'GET',
  url: '/api/downloads/:ticket',
  params: z.object({ ticket: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) }),
})

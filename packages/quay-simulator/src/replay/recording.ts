import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const requestSchema = z.object({
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  text: z.string().optional(),
})

const responseSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown().optional(),
  text: z.string().optional(),
  setsCookies: z.array(z.string()).default([]),
  session: z.string().optional(),
})

const exchangeSchema = z.object({
  note: z.string().optional(),
  as: z.union([z.string(), z.null(), z.object({ authorization: z.string() })]),
  request: requestSchema,
  response: responseSchema,
})

const eventSchema = z.object({
  note: z.string().optional(),
  event: z.string(),
  with: z.record(z.string(), z.unknown()).default({}),
  result: z.unknown().optional(),
})

const recordingSchema = z.object({
  case: z.string(),
  title: z.string(),
  registry: z.enum(['database', 'directory']),
  steps: z.array(z.union([exchangeSchema, eventSchema])),
})

export type RecordedExchange = z.output<typeof exchangeSchema>
export type RecordedEvent = z.output<typeof eventSchema>

/** One case, with the path of its file below the folder of recordings. */
export type Recording = z.output<typeof recordingSchema> & { file: string }

/** Reads every case below a folder, by file name. The format is told in the README beside the recordings. */
export function readRecordings(folder: string): Recording[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  return files.toSorted().map((file) => {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    return { ...recordingSchema.parse(content), file: file.replaceAll('\\', '/') }
  })
}

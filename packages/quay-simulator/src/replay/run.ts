import { compareValue } from './compare.ts'
import type { PlaceholderContext } from './placeholder-shapes.ts'
import { fillText, fillValue, matchText, type Bindings } from './placeholders.ts'
import type { RecordedEvent, RecordedExchange, Recording } from './recording.ts'
import { sendRaw, type RawRequest, type RawResponse } from './send.ts'

/** The registry that a case is told to: fresh, its clock at `startMs`. */
export type ReplayTarget = {
  url: string
  tokens: Record<string, string>
  /** Makes an event happen; throws for one that it doesn't know. */
  happen(name: string, parameters: Record<string, unknown>): Promise<unknown>
  /** Now, as the registry sees it, milliseconds. */
  nowMs(): number
}

/** What a case came to. `isExchange`: it counts, that is, it has an answer or a result to compare. */
export type StepOutcome = { step: number; isExchange: boolean; differences: string[] }

type Play = { target: ReplayTarget; bindings: Bindings; startMs: number }

const comparedHeaders = ['content-type', 'location', 'www-authenticate', 'x-next-csrf-token']

const hasHeader = (headers: Record<string, string>, name: string): boolean =>
  Object.keys(headers).some((other) => other.toLowerCase() === name)

function contextOf({ target, startMs }: Play, host = new URL(target.url).host): PlaceholderContext {
  return { nowMs: target.nowMs(), startMs, host }
}

function bodyOf({ request }: RecordedExchange, play: Play): Buffer | undefined {
  // A text stands for bytes: characters up to 255 are one each (bodies-schema.json, "not UTF-8").
  if (request.text !== undefined) return Buffer.from(request.text, 'latin1')
  if (request.body === undefined) return undefined
  return Buffer.from(JSON.stringify(fillValue(request.body, play.bindings, contextOf(play))), 'utf8')
}

function buildRequest(exchange: RecordedExchange, play: Play): RawRequest {
  const { request, as } = exchange
  const context = contextOf(play)
  const fill = (text: string) => fillText(text, play.bindings, context)
  const own = Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, text]) => [name, fill(text)]))
  const added: [string, string][] = []
  if (!hasHeader(own, 'user-agent')) added.push(['User-Agent', 'recorder/1'])
  if (request.body !== undefined && !hasHeader(own, 'content-type')) added.push(['Content-Type', 'application/json'])
  if (typeof as === 'string') added.push(['Authorization', `Bearer ${play.target.tokens[as] ?? ''}`])
  else if (as !== null) added.push(['Authorization', fill(as.authorization)])
  return {
    method: request.method,
    path: fill(request.path),
    headers: { ...Object.fromEntries(added), ...own },
    body: bodyOf(exchange, play),
  }
}

function compareHeaders(
  exchange: RecordedExchange,
  actual: RawResponse,
  play: Play,
  context: PlaceholderContext,
): string[] {
  return comparedHeaders.flatMap((name) => {
    const wanted = exchange.response.headers[name]
    const found = actual.headers[name]
    if (wanted === undefined && found === undefined) return []
    if (wanted !== undefined && found !== undefined && matchText(wanted, found, play.bindings, context)) return []
    return [`${name}: ${found ?? 'missing'} instead of ${wanted ?? 'none'}`]
  })
}

function compareCookies({ response }: RecordedExchange, actual: RawResponse, play: Play): string[] {
  const values = new Map(
    actual.cookies
      .map((cookie) => cookie.split(';')[0]?.split('=') ?? [])
      .map(([name = '', ...value]) => [name, value.join('=')]),
  )
  const session = values.get('_csrf_token')
  const name = /^\{\{(session:\d+)\}\}$/.exec(response.session ?? '')?.[1]
  // The newest value seen under that number is the one to send.
  if (name !== undefined && session !== undefined) play.bindings.set(name, session)
  const wanted = response.setsCookies.toSorted().join(', ')
  const found = [...values.keys()].toSorted().join(', ')
  return wanted === found ? [] : [`cookies set: ${found || 'none'} instead of ${wanted || 'none'}`]
}

function compareBody(
  { response }: RecordedExchange,
  actual: RawResponse,
  play: Play,
  context: PlaceholderContext,
): string[] {
  const text = actual.body.toString('utf8')
  if (response.text !== undefined) {
    if (matchText(response.text, text, play.bindings, context)) return []
    return [`text: ${JSON.stringify(text.slice(0, 300))} instead of ${JSON.stringify(response.text)}`]
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return [`body is no JSON: ${JSON.stringify(text.slice(0, 300))}`]
  }
  return compareValue(response.body, value, 'body', { ...context, bindings: play.bindings })
}

async function playExchange(exchange: RecordedExchange, play: Play): Promise<string[]> {
  const request = buildRequest(exchange, play)
  const actual = await sendRaw(play.target.url, request)
  const context = contextOf(play, request.headers['Host'])
  const status =
    actual.status === exchange.response.status ? [] : [`status ${actual.status} instead of ${exchange.response.status}`]
  return [
    ...status,
    ...compareHeaders(exchange, actual, play, context),
    ...compareCookies(exchange, actual, play),
    ...compareBody(exchange, actual, play, context),
  ]
}

async function playEvent(recorded: RecordedEvent, play: Play): Promise<string[]> {
  const parameters = fillValue(recorded.with, play.bindings, contextOf(play)) as Record<string, unknown>
  const result = await play.target.happen(recorded.event, parameters)
  if (recorded.result === undefined) return []
  return compareValue(recorded.result, result, 'result', { ...contextOf(play), bindings: play.bindings })
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Tells a case to a fresh registry, step by step; a step that goes wrong does not end it. */
export async function replay(recording: Recording, target: ReplayTarget): Promise<StepOutcome[]> {
  const play: Play = { target, bindings: new Map(), startMs: target.nowMs() }
  const outcomes: StepOutcome[] = []
  for (const [step, recorded] of recording.steps.entries()) {
    const isEvent = 'event' in recorded
    const run = isEvent ? playEvent(recorded, play) : playExchange(recorded, play)
    const differences = await run.catch((error: unknown) => [messageOf(error)])
    outcomes.push({ step, isExchange: !isEvent || recorded.result !== undefined, differences })
  }
  return outcomes
}

import { z } from 'zod'
import { pristineTokens } from '../scenarios/pristine.ts'

/** What the recordings call a token of the fresh registry. */
export type TokenName = keyof typeof pristineTokens

const count = z.int().positive()

const common = {
  /** So many calls are hit, then the fault heals by itself. Without it: until healed. */
  times: count.optional(),
  /** So many calls pass unharmed first. @default 0 */
  after: z.int().nonnegative().default(0),
}

/** For faults that would otherwise keep the call from the registry: the registry does the work, only its answer is lost. */
const mayExecute = { ...common, afterExecution: z.boolean().default(false) }

/** What a break does to an HTTP/2 connection; over HTTP/1.1 it is the same for all of them. */
const http2 = z.enum(['stream', 'refused-stream', 'goaway', 'socket']).default('stream')

const headerText = z.string().regex(/^[\x20-\x7e]*$/)

/** The faults that the simulator knows, as the library and the control address take them. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), latencyMs: z.number().nonnegative(), ...common }),
  z.strictObject({ kind: z.literal('hang'), ...mayExecute }),
  z.strictObject({ kind: z.literal('drop'), http2, ...mayExecute }),
  z.strictObject({ kind: z.literal('slow-drip'), bytesPerSecond: z.number().positive(), ...common }),
  z.strictObject({ kind: z.literal('reset'), afterBytes: count.optional(), http2, ...common }),
  z.strictObject({
    kind: z.literal('cut'),
    framing: z.enum(['content-length', 'chunked', 'close']).default('content-length'),
    afterBytes: count.optional(),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    /** `answer` keeps what the registry says under the other status. @default by the status */
    body: z.enum(['answer', 'html', 'empty']).optional(),
    /** Says this instead. */
    json: z.json().optional(),
    retryAfterSeconds: z.int().nonnegative().optional(),
    ...mayExecute,
  }),
  z.strictObject({ kind: z.literal('html'), ...mayExecute }),
  z.strictObject({ kind: z.literal('empty'), ...mayExecute }),
  z.strictObject({
    kind: z.literal('redirect'),
    /** An address, or `self` for the one that was asked. */
    to: headerText,
    status: z.union([z.literal(301), z.literal(302), z.literal(303), z.literal(307), z.literal(308)]).default(302),
    ...mayExecute,
  }),
  z.strictObject({
    kind: z.literal('unknown-field'),
    name: z.string().default('added_in_a_later_version'),
    value: z.json().default({ since: 'tomorrow' }),
    ...common,
  }),
  z.strictObject({
    /** Answers about another object: `answered` stands wherever the call, or else its answer, says `asked`. */
    kind: z.literal('other-object'),
    asked: z.string().min(1),
    answered: z.string(),
    ...common,
  }),
  z.strictObject({ kind: z.literal('malformed-json'), text: z.string().optional(), ...mayExecute }),
  z.strictObject({ kind: z.literal('huge-body'), bytes: z.int().min(32).optional(), ...mayExecute }),
  z.strictObject({ kind: z.literal('deep-json'), depth: count.default(100_000), ...mayExecute }),
  z.strictObject({
    kind: z.literal('dead-token'),
    /** The names of the tokens that are dead. @default all */
    tokens: z.array(z.enum(Object.keys(pristineTokens) as TokenName[])).optional(),
    ...common,
  }),
  z.strictObject({ kind: z.literal('refuse-connections') }),
])

/** A fault as a caller writes it, defaults left out. */
export type Fault = z.input<typeof faultSchema>

/** A fault with its defaults filled in. */
export type ParsedFault = z.output<typeof faultSchema>

type Armed = { fault: ParsedFault; seen: number }

/** The faults in force: one for each operation at most, a named operation before `*`. */
export type FaultTable = {
  /** Sets the fault of an operation, or of all with `*`; it takes the place of the one that was there. */
  set: (operation: string, fault: ParsedFault) => void
  /** Takes the fault of one operation away, or every fault. */
  clear: (operation?: string) => void
  /** The fault that hits this call, counted against its `after` and `times`. */
  take: (operation: string) => ParsedFault | undefined
  /** Whether any fault of this kind is in force. */
  has: (kind: ParsedFault['kind']) => boolean
}

function isHit(armed: Armed): boolean {
  if (armed.fault.kind === 'refuse-connections') return false
  armed.seen += 1
  return armed.seen > armed.fault.after
}

const isSpent = ({ fault, seen }: Armed): boolean =>
  fault.kind !== 'refuse-connections' && fault.times !== undefined && seen >= fault.after + fault.times

/** Makes an empty table. */
export function createFaultTable(): FaultTable {
  const armed = new Map<string, Armed>()
  return {
    set: (operation, fault) => void armed.set(operation, { fault, seen: 0 }),
    clear: (operation) => (operation === undefined ? armed.clear() : void armed.delete(operation)),
    take: (operation) => {
      const key = armed.has(operation) ? operation : '*'
      const entry = armed.get(key)
      if (!entry || !isHit(entry)) return undefined
      if (isSpent(entry)) armed.delete(key)
      return entry.fault
    },
    has: (kind) => [...armed.values()].some(({ fault }) => fault.kind === kind),
  }
}

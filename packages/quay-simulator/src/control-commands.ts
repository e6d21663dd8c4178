import { z } from 'zod'
import { UnknownEventError } from './event.ts'
import { faultSchema } from './server/faults.ts'
import { registryKinds, scenarioNames } from './scenarios/worlds.ts'
import type { QuaySimulator } from './simulator.ts'
import { logPrecisions } from './log-precision.ts'

/** What a command comes to: the answer's body, or why there is none. */
export type CommandResult = { status: number; body: unknown }

type Command = (simulator: QuaySimulator, input: unknown) => Promise<CommandResult> | CommandResult

const done = (body: unknown = {}): CommandResult => ({ status: 200, body })

const operation = z.string().min(1).default('*')

// An unknown key beside a command is let through: a caller may hand over a whole step of a recording, its note included.
function command<T extends z.ZodType>(
  schema: T,
  run: (simulator: QuaySimulator, input: z.output<T>) => Promise<CommandResult> | CommandResult,
): Command {
  return (simulator, input) => run(simulator, schema.parse(input))
}

/** What the registry is, as `reset` answers it. */
export const described = ({ url, tokens, ca }: QuaySimulator): Record<string, unknown> => ({ url, tokens, ca })

const commands: Record<string, Command> = {
  reset: command(
    z.object({
      reset: z.preprocess((name) => (name === true ? 'pristine' : name), z.enum(scenarioNames)),
      registry: z.enum(registryKinds).nullish(),
      now: z.string().nullish(),
      users: z.int().min(4).max(200_000).nullish(),
      logEntries: z.int().min(0).max(5_000_000).nullish(),
      logPrecision: z.enum(logPrecisions).nullish(),
      clockOffsetSeconds: z.number().nullish(),
    }),
    async (simulator, { reset, registry, now, users, logEntries, logPrecision, clockOffsetSeconds }) => {
      await simulator.reset(reset, {
        registry: registry ?? undefined,
        now: now ?? undefined,
        users: users ?? undefined,
        logEntries: logEntries ?? undefined,
        logPrecision: logPrecision ?? undefined,
        clockOffsetSeconds: clockOffsetSeconds ?? undefined,
      })
      return done(described(simulator))
    },
  ),
  event: command(
    z.object({ event: z.string(), with: z.record(z.string(), z.unknown()).nullish() }),
    async (simulator, input) => done(await simulator.event(input.event, input.with ?? {})),
  ),
  advance: command(z.object({ advance: z.number() }), (simulator, input) => {
    simulator.advance(input.advance)
    return done()
  }),
  fault: command(
    z.object({
      fault: z
        .looseObject({ operation })
        .transform(({ operation: name, ...fault }) => ({ name, fault: faultSchema.parse(fault) })),
    }),
    (simulator, { fault: { name, fault } }) => {
      simulator.fail(name, fault)
      return done()
    },
  ),
  heal: command(z.object({ heal: z.union([z.literal(true), z.string()]) }), async (simulator, { heal }) => {
    await simulator.heal(heal === true ? undefined : heal)
    return done()
  }),
  latency: command(z.object({ latency: z.number().nonnegative() }), (simulator, { latency }) => {
    simulator.setLatency(latency)
    return done()
  }),
  requests: command(z.object({ requests: z.union([z.literal(true), z.literal('clear')]) }), ({ requests }, input) => {
    const list = [...requests.list()]
    if (input.requests === 'clear') requests.clear()
    return done({ requests: list })
  }),
  stop: command(z.object({ stop: z.literal(true) }), async (simulator) => {
    await simulator.stop()
    return done()
  }),
  restart: command(z.object({ restart: z.literal(true) }), async (simulator) => {
    await simulator.restart()
    return done()
  }),
}

const refusal = (status: number, message: string): CommandResult => ({ status, body: { message } })

function explained(error: unknown): CommandResult {
  if (error instanceof z.ZodError) return refusal(400, z.prettifyError(error))
  const message = error instanceof Error ? error.message : String(error)
  return refusal(error instanceof UnknownEventError ? 404 : 400, message)
}

/** Runs the command that a JSON text holds. */
export async function runCommand(simulator: QuaySimulator, text: string): Promise<CommandResult> {
  const known = Object.keys(commands).join(', ')
  try {
    const input: unknown = JSON.parse(text)
    const keys = typeof input === 'object' && input !== null ? Object.keys(input) : []
    const run = Object.entries(commands).find(([name]) => keys.includes(name))?.[1]
    return run ? await run(simulator, input) : refusal(400, `A command is an object with one of the keys ${known}.`)
  } catch (error) {
    if (error instanceof SyntaxError) return refusal(400, `The body is not JSON: ${error.message}.`)
    return explained(error)
  }
}

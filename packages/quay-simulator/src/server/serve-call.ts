import { setTimeout } from 'node:timers/promises'
import type { Delivery } from './delivery.ts'
import type { Exchange } from './exchange.ts'
import { askingForOther, deliveryUnder, isExecutedUnder } from './fault-delivery.ts'
import type { FaultTable, ParsedFault } from './faults.ts'
import type { SimulatorRequest, SimulatorResponse } from './http-message.ts'
import type { Registry } from '../registry.ts'
import type { RegistryWorkers } from './registry-workers.ts'
import type { LoggedRequest } from './request-log.ts'
import { tokenNameOf } from './request-log.ts'

/** What one call meets: the registry of the day, and what is wrong with it. */
export type World = {
  registry: Registry
  faults: FaultTable
  workers: RegistryWorkers
  /** Aborts when the world ends: answers still under way break off. */
  ended: AbortSignal
}

// A mistake of the simulator's own must not pass for an answer of Quay's: nobody expects this one.
function handled(registry: Registry, request: SimulatorRequest): SimulatorResponse {
  try {
    return registry.handle(request)
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { status: 599, headers: { 'content-type': 'text/plain' }, body: `The simulator failed: ${reason}\n` }
  }
}

const nothing: SimulatorResponse = { status: 200, headers: {}, body: '' }

// Quay does not refuse a dead token, it takes the caller for nobody: the same as for a token it has never seen.
function withDeadToken(
  request: SimulatorRequest,
  token: string,
  dead: readonly string[] | undefined,
): SimulatorRequest {
  if (token === 'none' || (dead && !dead.includes(token))) return request
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${'DEAD'.repeat(10)}` } }
}

// An unknown token costs no hash, nor does a call without one (performance.md 0.1).
function isCostly(request: SimulatorRequest, registry: Registry): boolean {
  const [, token] = /^bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '') ?? []
  return token !== undefined && registry.state.tokens.find('token', token) !== undefined
}

async function execute(world: World, request: SimulatorRequest, entry: LoggedRequest): Promise<SimulatorResponse> {
  if (isCostly(request, world.registry)) await world.workers.work(world.ended)
  entry.isExecuted = true
  return handled(world.registry, request)
}

function requestUnder(fault: ParsedFault, asked: SimulatorRequest, entry: LoggedRequest): SimulatorRequest {
  if (fault.kind === 'dead-token') return withDeadToken(asked, entry.token, fault.tokens)
  return fault.kind === 'other-object' ? askingForOther(fault, asked) : asked
}

async function answerOf(
  world: World,
  asked: SimulatorRequest,
  fault: ParsedFault | undefined,
  entry: LoggedRequest,
): Promise<Delivery> {
  if (!fault) return { response: await execute(world, asked, entry), manner: { kind: 'whole' } }
  const request = requestUnder(fault, asked, entry)
  if (fault.kind === 'latency') await setTimeout(fault.latencyMs, undefined, { signal: world.ended })
  return deliveryUnder(fault, request, isExecutedUnder(fault) ? await execute(world, request, entry) : nothing)
}

/**
 * Answers one call in this world.
 * @param log receives the entry at once; the entry learns the status when an answer leaves
 */
export async function serveCall(
  world: World,
  { request, protocol, deliver }: Exchange,
  tokens: Readonly<Record<string, string>>,
  log: (entry: LoggedRequest) => void,
): Promise<void> {
  const operation = world.registry.operationOf(request)
  const fault = world.faults.take(operation)
  const entry: LoggedRequest = {
    method: request.method,
    rawUrl: request.rawUrl,
    operation,
    token: tokenNameOf(request, tokens),
    headers: request.headers,
    protocol,
    status: null,
    isExecuted: false,
    fault: fault?.kind ?? null,
    startedAt: new Date().toISOString(),
  }
  log(entry)
  const delivery = await answerOf(world, request, fault, entry)
  if (!['hang', 'drop'].includes(delivery.manner.kind)) entry.status = delivery.response.status
  await deliver(delivery, world.ended)
}

import type { SimulatorResponse } from './http-message.ts'

/** How an answer's bytes travel: whole, or in one of the ways in which answers get lost. */
export type Manner =
  | { kind: 'whole' }
  | { kind: 'hang' }
  | { kind: 'drop'; http2: Http2Break }
  | { kind: 'slow-drip'; bytesPerSecond: number }
  | { kind: 'reset'; afterBytes: number; http2: Http2Break }
  | { kind: 'cut'; afterBytes: number; framing: 'content-length' | 'chunked' | 'close' }
  | { kind: 'endless' }

/** What breaks with an HTTP/2 stream: it alone, unprocessed; its session by GOAWAY; the connection under it. */
export type Http2Break = 'stream' | 'refused-stream' | 'goaway' | 'socket'

/** An answer on its way out. */
export type Delivery = { response: SimulatorResponse; manner: Manner }

/** The bytes of a body. */
export const bytesOf = (response: SimulatorResponse): Buffer => Buffer.from(response.body)

/** Statuses whose answers have no body and no length. */
export const isBodiless = (status: number): boolean => status === 204 || status === 304

/** Whether the length of the body may be told; of an answer to HEAD the body is not known here. */
export const hasLengthOf = ({ status }: SimulatorResponse, method: string | undefined): boolean =>
  !isBodiless(status) && method !== 'HEAD'

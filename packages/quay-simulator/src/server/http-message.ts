/** One HTTP request as it arrived, before anything of it was decoded. */
export type SimulatorRequest = {
  method: string
  /** The target exactly as on the request line: undecoded path and query. */
  rawUrl: string
  /** Header names in lower case. */
  headers: Record<string, string | undefined>
  body: Buffer
  scheme: 'http' | 'https'
}

/** One answer, complete: the listener only writes it out. */
export type SimulatorResponse = {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer | string
}

/** A refusal of the registry protocol, as an event's result shows it. */
export type Refusal = { status: number; errors: { code: string; detail: Record<string, unknown>; message: string }[] }

export const refusal = (
  status: number,
  code: string,
  message: string,
  detail: Record<string, unknown> = {},
): Refusal => ({ status, errors: [{ code, detail, message }] })

/** The refusal of anonymous callers, and of users without the right. */
export const denied = refusal(401, 'UNAUTHORIZED', 'access to the requested resource is not authorized')

export const unknownManifest = refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown')

export const unknownRepository = refusal(404, 'NAME_UNKNOWN', 'repository not found')

/** A tag that a policy or a user protects (logs-real-immutable.json). */
export const immutableTag = (tag: string): Refusal =>
  refusal(409, 'TAG_IMMUTABLE', 'tag is immutable and cannot be overwritten', { message: `tag '${tag}' is immutable` })

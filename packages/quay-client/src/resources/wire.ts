import * as z from 'zod'

/** Where a list of Quay's goes on; opaque. */
export const WirePageToken = z.string().min(1).max(4096)

/** The field of an answer, and the parameter of a request, that hold a page token. */
export const PAGE_TOKEN_FIELD = 'next_page'

/** Parameters by which a list goes on; none for its first page. */
export function pageTokenQuery(pageToken: string | undefined): Record<string, string> {
  return pageToken === undefined ? {} : { [PAGE_TOKEN_FIELD]: pageToken }
}

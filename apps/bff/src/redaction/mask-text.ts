import { maskIpAddresses } from './mask-addresses.ts'
import { maskEmails } from './mask-email.ts'

/** Free text as it may be read by roles that see neither email nor IP addresses. Masking it again changes nothing. */
export const maskText = (text: string): string => maskIpAddresses(maskEmails(text))

/** The same for a value of any shape, names of nested keys included. */
export function maskValue(value: unknown, mask: (text: string) => string = maskText): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item) => maskValue(item, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), maskValue(item, mask)]))
}

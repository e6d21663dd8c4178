import { invalidRequest } from '../../api/api-error.ts'

/** An address as the registry's own check of hosts sees it: private networks are refused, but for this machine. */
const isPrivateAddress = (host: string): boolean =>
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)/.test(host)

const isLocalAddress = (host: string): boolean => host === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(host)

const isAddress = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host)

/** What is wrong with the text itself; undefined where nothing is. */
function referenceProblem(reference: string): string | undefined {
  if (reference === '') return 'is required'
  if (/\s/.test(reference)) return 'must not include whitespace'
  if (reference.includes('://')) return 'must not include a URL scheme'
  if (/[?#\\%]/.test(reference)) return 'contains an invalid character'
  const slash = reference.indexOf('/')
  if (slash < 0 || slash === reference.length - 1) return 'must include a repository path'
  const authority = /^([a-zA-Z0-9.-]*)(?::(\d+))?$/.exec(reference.slice(0, slash))
  if (!authority || Number(authority[2] ?? 0) > 65_535) return 'contains an invalid registry authority'
  return authority[1] === '' ? 'must include a valid registry hostname' : undefined
}

/** Refuses an address of a repository elsewhere, as Quay does at once (mirror-create-refusals.json). */
export function checkReference(sent: string): void {
  const reference = sent.trim()
  const problem = referenceProblem(reference)
  if (problem) throw invalidRequest(`External registry reference ${problem}`)
  const [host = ''] = reference.slice(0, reference.indexOf('/')).split(':')
  if (isLocalAddress(host)) return
  // Host names that are no addresses do not resolve here (README of the recordings, "Upstream and images").
  if (!isAddress(host)) throw invalidRequest(`Cannot resolve hostname '${host}'`)
  if (isPrivateAddress(host)) throw invalidRequest('The provided registry location is not allowed')
}

/** The instant of `2021-08-06T11:11:39Z`; undefined for any other form. */
export function parseStart(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return undefined
  const instantMs = Date.parse(text)
  return Number.isNaN(instantMs) ? undefined : instantMs
}

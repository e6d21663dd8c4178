/** The path and query of a request: decoded before it is routed, as WSGI servers do. */
export type RequestPath = { path: string; rawQuery: string }

const decode = (raw: string): string => {
  const bytes: number[] = []
  const source = Buffer.from(raw, 'utf8')
  for (let position = 0; position < source.length; position += 1) {
    const byte = source[position] ?? 0
    const digits = byte === 0x25 ? source.toString('latin1', position + 1, position + 3) : ''
    if (/^[0-9a-f]{2}$/i.test(digits)) {
      bytes.push(Number.parseInt(digits, 16))
      position += 2
    } else bytes.push(byte)
  }
  return Buffer.from(bytes).toString('utf8')
}

/** Takes the target of a request line apart; slashes at its very start are one (identity.md 1.1). */
export function parseRequestPath(rawUrl: string): RequestPath {
  const withoutOrigin = rawUrl.replace(/^https?:\/\/[^/?]*/i, '')
  const mark = withoutOrigin.indexOf('?')
  const rawPath = mark === -1 ? withoutOrigin : withoutOrigin.slice(0, mark)
  return {
    path: `/${decode(rawPath).replace(/^\/+/, '')}`,
    rawQuery: mark === -1 ? '' : withoutOrigin.slice(mark + 1),
  }
}

/** Encodes a decoded path for `Location`; what may stand in a path stays. */
export const encodePath = (path: string): string =>
  path.replace(/[^A-Za-z0-9_.~!$&'()*+,/:;=@-]/gu, (character) =>
    [...Buffer.from(character, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )

/** The parameters of a query, decoded as a form: `+` is a blank; of a name given twice the first counts. */
export function parseQuery(rawQuery: string): Map<string, string> {
  const parameters = new Map<string, string>()
  for (const pair of rawQuery.split('&')) {
    if (pair === '') continue
    const mark = pair.indexOf('=')
    const [rawName, rawValue] = mark === -1 ? [pair, ''] : [pair.slice(0, mark), pair.slice(mark + 1)]
    const name = decode(rawName.replaceAll('+', ' '))
    if (!parameters.has(name)) parameters.set(name, decode(rawValue.replaceAll('+', ' ')))
  }
  return parameters
}

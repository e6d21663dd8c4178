const TOKEN = /^[\x21-\x7e]{20,4096}$/

/**
 * A token as it may stand in a header, without the newline that ends a token file.
 * @throws {TypeError} when it cannot be one; the message does not repeat it.
 */
export function parseQuayToken(text: string): string {
  const token = text.replace(/\r?\n$/, '')
  if (!TOKEN.test(token)) throw new TypeError('A Quay token is 20 to 4096 printable ASCII characters without blanks.')
  return token
}

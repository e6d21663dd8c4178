/** One block of a style sheet; `children` where the block holds further blocks (`@media`, `@supports`). */
export type CssBlock = { head: string; body: string; children: CssBlock[] | undefined }

const withoutComments = (css: string) => css.replaceAll(/\/\*[\s\S]*?\*\//g, '')

/** The end of the block that opens at `open`: strings may hold braces of their own. */
function findEnd(css: string, open: number): number {
  let depth = 0
  let quote = ''
  for (let index = open; index < css.length; index += 1) {
    const character = css.charAt(index)
    if (quote !== '') {
      if (character === '\\') index += 1
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '{') depth += 1
    else if (character === '}') {
      depth -= 1
      if (depth === 0) return index
    }
  }
  throw new Error('A style sheet ends inside of a block.')
}

/** Reads plain CSS as PatternFly ships it: no nesting inside of rules, nothing outside of blocks. */
export function parseCss(css: string): CssBlock[] {
  const text = withoutComments(css)
  const blocks: CssBlock[] = []
  let position = 0
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', position)) {
    const end = findEnd(text, open)
    const head = text.slice(position, open).trim()
    const body = text.slice(open + 1, end)
    const isGroup = /^@(?:media|supports|layer|container)/.test(head)
    blocks.push({ head, body, children: isGroup ? parseCss(body) : undefined })
    position = end + 1
  }
  return blocks
}

export function writeCss(blocks: readonly CssBlock[]): string {
  return blocks
    .map(({ head, body, children }) => `${head} {${children === undefined ? body : `\n${writeCss(children)}`}}\n`)
    .join('')
}

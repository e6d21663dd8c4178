import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { parseCss, writeCss } from './css-rules.ts'
import type { CssBlock } from './css-rules.ts'

/** What this console never wears: other themes, PatternFly's fonts, writing from right to left, marks for AI. */
const UNWORN =
  /\.pf-v6-theme-(?:high-contrast|felt|glass)|\.pf-v6-pficon|pf-v6-m-(?:legacy-font|thinking|ai-indicator)|dir-rtl|^@font-face/

/** Selectors of a list, split at its own commas and not at those inside of `:is(…)`. */
export function splitSelectors(head: string): string[] {
  const selectors: string[] = []
  let depth = 0
  let start = 0
  for (const [index, character] of [...head].entries()) {
    if (character === '(' || character === '[') depth += 1
    if (character === ')' || character === ']') depth -= 1
    if (character === ',' && depth === 0) {
      selectors.push(head.slice(start, index).trim())
      start = index + 1
    }
  }
  return [...selectors, head.slice(start).trim()]
}

const isUnworn = (selector: string) => UNWORN.test(selector.replaceAll(/:not\([^()]*(?:\([^()]*\))*[^()]*\)/g, ''))

function withoutUnworn(blocks: readonly CssBlock[]): CssBlock[] {
  return blocks.flatMap((block) => {
    if (block.children !== undefined) {
      const children = withoutUnworn(block.children)
      return children.length === 0 ? [] : [{ ...block, children }]
    }
    const worn = splitSelectors(block.head).filter((selector) => !isUnworn(selector))
    return worn.length === 0 ? [] : [{ ...block, head: worn.join(', ') }]
  })
}

const variablesIn = (text: string) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1] ?? '')

/** Takes out the tokens that nothing refers to any more, until none is left. */
function withoutUnusedTokens(blocks: readonly CssBlock[], usedOutside: ReadonlySet<string>): CssBlock[] {
  const used = new Set([...usedOutside, ...variablesIn(writeCss(blocks))])
  const declarations = ({ body }: CssBlock) => body.split(';').filter((item) => item.trim() !== '')
  const isUsed = (declaration: string) => {
    const name = declaration.slice(0, declaration.indexOf(':')).trim()
    return !name.startsWith('--pf-t--') || used.has(name)
  }
  let isSmaller = false
  const kept = blocks.flatMap((block) => {
    if (block.children !== undefined) return [block]
    const all = declarations(block)
    const left = all.filter(isUsed)
    if (left.length < all.length) isSmaller = true
    return left.length === 0 ? [] : [{ ...block, body: left.join(';') }]
  })
  return isSmaller ? withoutUnusedTokens(kept, usedOutside) : kept
}

async function readUsedVariables(sourceRoot: string): Promise<Set<string>> {
  const core = createRequire(import.meta.url).resolve('@patternfly/react-core/package.json')
  const styles = dirname(createRequire(core).resolve('@patternfly/react-styles/package.json'))
  const used = new Set<string>()
  for (const root of [join(styles, 'css'), sourceRoot]) {
    for await (const path of glob('**/*.{css,tsx,ts}', { cwd: root })) {
      for (const name of variablesIn(readFileSync(join(root, path), 'utf8'))) used.add(name)
    }
  }
  return used
}

/** Leaves out of PatternFly's style sheets what cannot apply here; what is left is unchanged and in its order. */
export function leanPatternFly(): Plugin {
  let used: Promise<Set<string>> | undefined
  let sourceRoot = ''
  return {
    name: 'quaymaster-lean-patternfly',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) {
      sourceRoot = join(config.root, 'src')
    },
    async transform(code, id) {
      if (!/\/@patternfly\/.*\.css$/.test(id)) return undefined
      const worn = withoutUnworn(parseCss(code))
      if (!id.endsWith('/styles/base.css')) return writeCss(worn)
      used ??= readUsedVariables(sourceRoot)
      return writeCss(withoutUnusedTokens(worn, await used))
    },
  }
}

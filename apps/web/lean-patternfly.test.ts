import { expect, it } from 'vitest'
import { parseCss, writeCss } from './build/css-rules.ts'
import { splitSelectors } from './build/lean-patternfly.ts'
import { leanPatternFly } from './build/lean-patternfly.ts'

const tidy = (css: string) => css.replaceAll(/\s+/g, ' ').trim()

/** What becomes of a style sheet of PatternFly. */
async function lean(css: string): Promise<string> {
  const { transform } = leanPatternFly() as { transform: (code: string, id: string) => Promise<string | undefined> }
  return tidy((await transform(css, '/node_modules/@patternfly/react-styles/css/x.css')) ?? '')
}

it('writes what it read, groups and strings with braces included', () => {
  const css = `.a { color: red; } @media (width > 10px) { .b { content: "}"; } } .c::after { content: '{'; }`
  expect(tidy(writeCss(parseCss(css)))).toBe(css)
})

it('splits a list of selectors at its own commas only', () => {
  expect(splitSelectors('.a, :is(.b, .c) .d, [title="x"]')).toEqual(['.a', ':is(.b, .c) .d', '[title="x"]'])
})

it('drops what a theme that is never worn would need, and nothing else of the rule', async () => {
  expect(await lean('.a, .pf-v6-theme-glass .a { color: red; }')).toBe('.a { color: red; }')
  expect(await lean('.pf-v6-theme-felt .a { color: red; }')).toBe('')
  expect(await lean('@font-face { src: url(x); } .a { color: red; }')).toBe('.a { color: red; }')
})

it('keeps what applies while such a theme is not worn', async () => {
  const css = ':root:not(.pf-v6-theme-glass) .a { color: red; }'
  expect(await lean(css)).toBe(css)
})

it('leaves style sheets of others alone', async () => {
  const { transform } = leanPatternFly() as { transform: (code: string, id: string) => Promise<string | undefined> }
  expect(await transform('.pf-v6-theme-glass .a {}', '/src/main.css')).toBeUndefined()
})

import type { Language } from '@quaymaster/messages/languages'
import { LANGUAGES } from '@quaymaster/messages/languages'
import { html, Html } from './html.ts'
import { PAGE_STYLE } from './style.ts'
import type { PageWords } from './words.ts'

/** What every page from the server is made with. */
export type PageContext = {
  language: Language
  words: PageWords
  isDemo: boolean
  /** Address of the one script. */
  script: string
  /** What the pages behind it begin with, to be fetched while somebody types. */
  prefetch: readonly string[]
}

const NAMES: Record<Language, string> = { en: 'English', ja: '日本語' }

/** Plain links: they work without script, and the choice is kept in a cookie. */
function languageLinks(context: PageContext, path: string): Html {
  const links = LANGUAGES.map((language) => {
    const address = `${path}${path.includes('?') ? '&' : '?'}language=${language}`
    const isCurrent = language === context.language
    return isCurrent
      ? html`<a href="${address}" lang="${language}" aria-current="true">${NAMES[language]}</a>`
      : html`<a href="${address}" lang="${language}" hreflang="${language}" data-language>${NAMES[language]}</a>`
  })
  return html`<nav aria-label="${context.words.signIn.language}">${links}</nav>`
}

/** Every sentence that the script may have to say, for it to find by code. */
function sentences(words: PageWords): string {
  const codes = Object.entries(words.problems).map(([code, { what, next }]) => [code, `${what} ${next}`.trim()])
  const { unreachable, unexpected, missing, requestId } = words.signIn
  const own = { unreachable, unexpected, missing, requestId, differs: words.setUp.differs }
  return JSON.stringify({ ...Object.fromEntries(codes.filter(([code]) => SAID.has(code ?? ''))), ...own })
}

const SAID = new Set([
  'input_invalid',
  'request_malformed',
  'body_too_large',
  'request_origin_refused',
  'rate_limited',
  'overloaded',
  'internal_error',
  'store_unavailable',
  'audit_unavailable',
  'sign_in_failed',
  'sign_in_throttled',
  'set_up_done',
  'set_up_code_wrong',
  'set_up_code_expired',
  'password_too_common',
])

/** A whole page; `path` is its own address, for the language links. */
export function page(context: PageContext, title: string, path: string, content: Html): string {
  const { words, language } = context
  const prefetch = context.prefetch.map((address) => html`<link rel="prefetch" href="${address}" />`)
  const style = new Html(`<style>${PAGE_STYLE}</style>`)
  const demo = context.isDemo ? html`<span class="demo">${words.signIn.demo}</span>` : undefined
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${words.product}</title>
        <link rel="icon" href="data:," />
        ${style}
        <script type="module" src="${context.script}"></script>
        ${prefetch}
      </head>
      <body>
        <main data-sentences="${sentences(words)}">
          <div class="brand"><span>${words.product}</span>${demo}</div>
          <h1>${title}</h1>
          ${content}
          <noscript><p class="error">${words.signIn.noScript}</p></noscript>
          ${languageLinks(context, path)}
        </main>
      </body>
    </html> `.text
}

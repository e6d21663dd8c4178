import { html } from './html.ts'
import { page, type PageContext } from './page.ts'

/** The form is there and takes what is typed before any script; the script enables the button and sends it. */
export function signInPage(context: PageContext, returnTo: string): string {
  const words = context.words.signIn
  const path = returnTo === '/' ? '/sign-in' : `/sign-in?returnTo=${encodeURIComponent(returnTo)}`
  const content = html`<p>${words.lead}${context.isDemo ? ` ${words.demoHint}` : ''}</p>
    <form id="sign-in" method="post" action="/sign-in" data-sending="${words.sending}">
      <input type="hidden" name="returnTo" value="${returnTo}" />
      <p class="error" role="alert" aria-live="assertive"></p>
      <label for="name">${words.name}</label>
      <input
        id="name"
        name="name"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        maxlength="64"
        required
        autofocus
      />
      <label for="password">${words.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required />
      <button type="submit" disabled>${words.submit}</button>
    </form>`
  return page(context, words.title, path, content)
}

import { html } from './html.ts'
import { page, type PageContext } from './page.ts'

/** Two steps on one page: the code, and then what the console was given and the first administrator. */
export function setUpPage(context: PageContext): string {
  const words = context.words.setUp
  const content = html`<form id="set-up-code" method="post" action="/set-up" data-sending="${words.checking}">
      <p>${words.lead}</p>
      <p class="error" role="alert" aria-live="assertive"></p>
      <label for="code">${words.code}</label>
      <input
        id="code"
        name="code"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="64"
        required
        autofocus
        aria-describedby="code-help"
      />
      <small id="code-help">${words.codeHelp}</small>
      <button type="submit" disabled>${words.check}</button>
    </form>
    <form id="set-up" method="post" action="/set-up" data-sending="${words.creating}" hidden>
      <h2>${words.registryTitle}</h2>
      <dl data-unknown="${words.accountUnknown}">
        <div>
          <dt>${words.registry}</dt>
          <dd data-fact="registryHost"></dd>
        </div>
        <div>
          <dt>${words.accounts.read}</dt>
          <dd data-fact="read"></dd>
        </div>
        <div>
          <dt>${words.accounts.write}</dt>
          <dd data-fact="write"></dd>
        </div>
      </dl>
      <p>${words.confirm}</p>
      <h2>${words.administratorTitle}</h2>
      <p class="error" role="alert" aria-live="assertive"></p>
      <label for="name">${words.name}</label>
      <input
        id="name"
        name="name"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        minlength="2"
        maxlength="64"
        pattern="[a-z0-9][a-z0-9._\\-]*"
        required
        aria-describedby="name-help"
      />
      <small id="name-help">${words.nameHelp}</small>
      <label for="password">${words.password}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="new-password"
        minlength="12"
        maxlength="128"
        required
        aria-describedby="password-help"
      />
      <small id="password-help">${words.passwordHelp}</small>
      <label for="repeat">${words.repeat}</label>
      <input id="repeat" name="repeat" type="password" autocomplete="new-password" maxlength="128" required />
      <button type="submit" disabled>${words.create}</button>
    </form>`
  return page(context, words.title, '/set-up', content)
}

/** What stands at the same address once somebody has an account. */
export function setUpDonePage(context: PageContext): string {
  const words = context.words.setUp
  const content = html`<p>${words.doneBody}</p>
    <p><a href="/sign-in">${words.toSignIn}</a></p>`
  return page(context, words.doneTitle, '/set-up', content)
}

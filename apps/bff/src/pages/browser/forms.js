// Sends the forms of the sign-in and set-up pages. Everything it says stands in the page already, in the reader's language.

const main = document.querySelector('main')
const sentences = JSON.parse(main?.dataset.sentences ?? '{}')

const fill = (text, values) => text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => values[name] ?? whole)

function sentenceOf(problem) {
  const text = sentences[problem.code] ?? sentences.unexpected
  const said = fill(text, { ...problem.params, seconds: problem.retryAfterSeconds })
  return problem.status >= 500 ? `${said} ${fill(sentences.requestId, { id: problem.requestId })}` : said
}

function showError(form, text, field) {
  form.querySelector('.error').textContent = text
  for (const input of form.querySelectorAll('input')) input.removeAttribute('aria-invalid')
  const input = field === undefined ? undefined : form.elements[field]
  if (input === undefined) return
  input.setAttribute('aria-invalid', 'true')
  input.focus()
}

async function send(path, body) {
  let response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-quaymaster': '1' },
      body: JSON.stringify(body),
    })
  } catch {
    return { error: { text: sentences.unreachable } }
  }
  const answer = await response.json().catch(() => undefined)
  if (answer === undefined) return { error: { text: sentences.unexpected } }
  if (!response.ok) return { error: { text: sentenceOf(answer), field: answer.field, wait: answer.retryAfterSeconds } }
  return { answer }
}

/** Keeps the button off while it is sent, and for as long as the server asks to wait; nothing typed is touched. */
function whenSent(form, submit) {
  const button = form.querySelector('button')
  const label = button.textContent
  button.disabled = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.disabled) return
    button.disabled = true
    button.textContent = form.dataset.sending
    showError(form, '')
    const error = await submit(Object.fromEntries(new FormData(form)))
    button.textContent = label
    if (error !== undefined) showError(form, error.text, error.field)
    setTimeout(() => (button.disabled = false), (error?.wait ?? 0) * 1000)
  })
}

const signIn = document.querySelector('#sign-in')
if (signIn !== null) {
  whenSent(signIn, async ({ name, password, returnTo }) => {
    if (name.trim() === '' || password === '')
      return { text: sentences.missing, field: name === '' ? 'name' : 'password' }
    const { answer, error } = await send('/api/session', { name: name.trim(), password, returnTo })
    if (error !== undefined) return { ...error, field: error.field ?? 'password' }
    location.replace(answer.returnTo)
  })
}

const codeForm = document.querySelector('#set-up-code')
const accountForm = document.querySelector('#set-up')
if (codeForm !== null && accountForm !== null) {
  let code = ''

  whenSent(codeForm, async (values) => {
    code = values.code.trim()
    const { answer, error } = await send('/api/set-up/code', { code })
    if (error !== undefined) return { ...error, field: error.field ?? 'code' }
    const facts = accountForm.querySelector('dl')
    facts.querySelector('[data-fact=registryHost]').textContent = answer.registryHost
    for (const token of ['read', 'write']) {
      const place = facts.querySelector(`[data-fact=${token}]`)
      const account = answer.accounts.find((candidate) => candidate.token === token)
      place.parentElement.hidden = account === undefined
      place.textContent = account?.name ?? facts.dataset.unknown
    }
    codeForm.hidden = true
    accountForm.hidden = false
    accountForm.elements.name.focus()
  })

  whenSent(accountForm, async ({ name, password, repeat }) => {
    if (password !== repeat) return { text: sentences.differs, field: 'repeat' }
    const { answer, error } = await send('/api/set-up', { code, name, password })
    if (error !== undefined) return error
    location.replace(answer.returnTo)
  })
}

// A change of language loads the page anew; the name that was typed comes along, the password never.
const KEPT_NAME = 'quaymaster-typed-name'
const nameInput = document.querySelector('#name')
const keptName = sessionStorage.getItem(KEPT_NAME)
if (nameInput !== null && keptName !== null && nameInput.value === '') nameInput.value = keptName
sessionStorage.removeItem(KEPT_NAME)
for (const link of document.querySelectorAll('a[data-language]')) {
  link.addEventListener('click', () => {
    if (nameInput !== null && nameInput.value !== '') sessionStorage.setItem(KEPT_NAME, nameInput.value)
  })
}

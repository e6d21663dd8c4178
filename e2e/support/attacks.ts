/** What a page of somebody else tries with the session of whoever visits it. */
export type Attack = {
  name: string
  /** Runs in the foreign page. `target` is the address of the console. */
  run: (target: string, path: string) => unknown
}

/** Security bar B1 and B2: ten ways to make a browser send a request that it should not. */
export const ATTACKS: readonly Attack[] = [
  { name: 'form', run: (target, path) => submitForm(target + path, 'application/x-www-form-urlencoded') },
  { name: 'multipart form', run: (target, path) => submitForm(target + path, 'multipart/form-data') },
  { name: 'text form that looks like JSON', run: (target, path) => submitForm(target + path, 'text/plain') },
  {
    name: 'fetch without CORS',
    run: (target, path) =>
      fetch(target + path, { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }),
  },
  {
    name: 'fetch with the header',
    run: (target, path) =>
      fetch(target + path, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json', 'x-quaymaster': '1', 'idempotency-key': crypto.randomUUID() },
        body: '{}',
      }).catch(() => undefined),
  },
  { name: 'beacon', run: (target, path) => navigator.sendBeacon(target + path, '{}') },
  {
    name: 'image',
    run: (target, path) => {
      document.body.append(Object.assign(document.createElement('img'), { src: target + path }))
    },
  },
  {
    name: 'prefetch',
    run: (target, path) => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: target + path }))
    },
  },
  {
    name: 'form in a new window',
    run: (target, path) => {
      window.open('about:blank', 'stolen')
      submitForm(target + path, 'application/x-www-form-urlencoded', 'stolen')
    },
  },
  {
    name: 'relay by 307',
    run: (target, path) => submitForm(`/relay?to=${encodeURIComponent(target + path)}`, 'text/plain'),
  },
]

function submitForm(action: string, enctype: string, name = ''): void {
  const frame = document.createElement('iframe')
  frame.name = 'sink'
  const form = Object.assign(document.createElement('form'), {
    action,
    method: 'POST',
    enctype,
    target: name || 'sink',
  })
  form.append(Object.assign(document.createElement('input'), { name: '{"confirm":"', value: '"}' }))
  document.body.append(frame, form)
  form.submit()
}

/** The script of the foreign page that carries out one attack. */
export const attackScript = (attack: Attack, target: string, path: string): string =>
  `${submitForm.toString()};(${attack.run.toString()})(${JSON.stringify(target)}, ${JSON.stringify(path)})`

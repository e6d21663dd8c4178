import type { CookieSerializeOptions } from '@fastify/cookie'

/** The prefix makes the browser refuse the cookie from another host, over http, or to a script. */
export const sessionCookieName = (isSecure: boolean): string => (isSecure ? '__Host-Http-quaymaster' : 'quaymaster')

/** All attributes: a browser clears a prefixed cookie only when the clearing one carries them too. */
export const sessionCookieOptions = (isSecure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure }) as const satisfies CookieSerializeOptions

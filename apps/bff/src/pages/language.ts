import { LANGUAGE_COOKIE, LANGUAGES, type Language, pickLanguage } from '@quaymaster/messages/languages'
import type { FastifyReply, FastifyRequest } from 'fastify'

const ONE_YEAR_SECONDS = 31_536_000

function cookieValue(request: FastifyRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** The reader's language. A choice made by the page's own link is kept; the SPA reads the same cookie. */
export function languageOf(request: FastifyRequest, reply: FastifyReply, chosen: string | undefined): Language {
  const choice = LANGUAGES.find((language) => language === chosen)
  if (choice !== undefined) {
    const secure = request.server.isSecureOrigin ? '; Secure' : ''
    const attributes = `Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`
    reply.header('set-cookie', `${LANGUAGE_COOKIE}=${choice}; ${attributes}`)
  }
  return pickLanguage(choice ?? cookieValue(request, LANGUAGE_COOKIE), request.headers['accept-language'])
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { pagePolicy } from '../http/headers.ts'
import { safeReturnTo } from '../auth/return-to.ts'
import { hasStaff } from '../auth/sign-in/staff-accounts.ts'
import { languageOf } from './language.ts'
import type { PageContext } from './page.ts'
import { readPageScript } from './script.ts'
import { setUpDonePage, setUpPage } from './set-up-page.ts'
import { signInPage } from './sign-in-page.ts'
import { PAGE_STYLE_SOURCE } from './style.ts'
import { PAGE_WORDS } from './words.ts'

function parameter(request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}

/** The pages that come ready from the server: they are there before any script. */
export const pages = fp(
  async (app: FastifyInstance) => {
    const script = readPageScript()

    const contextOf = (request: FastifyRequest, reply: FastifyReply): PageContext => {
      const language = languageOf(request, reply, parameter(request, 'language'))
      return {
        language,
        words: PAGE_WORDS[language],
        isDemo: app.config.demo,
        script: script.path,
        prefetch: app.spaEntryAssets,
      }
    }

    const sendPage = (reply: FastifyReply, text: string): FastifyReply =>
      reply
        .header('content-security-policy', pagePolicy([PAGE_STYLE_SOURCE]))
        .header('vary', 'accept-language, cookie')
        .type('text/html; charset=utf-8')
        .send(text)

    app.get('/sign-in', async (request, reply) => {
      if (!(await hasStaff(app.store))) return reply.redirect('/set-up', 303)
      return sendPage(reply, signInPage(contextOf(request, reply), safeReturnTo(parameter(request, 'returnTo'))))
    })

    app.get('/set-up', async (request, reply) => {
      const makePage = (await hasStaff(app.store)) ? setUpDonePage : setUpPage
      return sendPage(reply, makePage(contextOf(request, reply)))
    })

    app.get(script.path, async (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('text/javascript; charset=utf-8')
        .send(script.content),
    )
  },
  { name: 'pages', dependencies: ['services', 'spa'] },
)

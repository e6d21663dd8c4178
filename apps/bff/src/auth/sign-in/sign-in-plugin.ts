import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { ANSWER_FLOOR_MS } from './answer-floor.ts'
import { type PasswordCost, PasswordHasher } from './password-hash.ts'
import { SignInThrottle } from './throttle.ts'

const SWEEP_EVERY_MS = 600_000

export type SignInServices = { passwords: PasswordHasher; throttle: SignInThrottle; answerFloorMs: number }

/** What tests make cheaper; nothing of it can be configured. */
export type SignInSeams = { passwordCost?: PasswordCost; answerFloorMs?: number }

declare module 'fastify' {
  interface FastifyInstance {
    signIn: SignInServices
  }
}

export const signIn = fp(
  async (app: FastifyInstance, seams: SignInSeams) => {
    const throttle = new SignInThrottle(app.store)
    const passwords = new PasswordHasher(seams.passwordCost)
    await passwords.warmUp()
    app.decorate('signIn', { passwords, throttle, answerFloorMs: seams.answerFloorMs ?? ANSWER_FLOOR_MS })
    const sweep = setInterval(() => {
      throttle.sweep(app.clock.now()).catch((error: unknown) => app.log.error({ err: error }, 'sweep'))
    }, SWEEP_EVERY_MS)
    sweep.unref()
    app.addHook('onClose', async () => clearInterval(sweep))
  },
  { name: 'sign-in', dependencies: ['services'] },
)

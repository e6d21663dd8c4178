import type { OneTimeSecret } from '@quaymaster/contracts/one-time-secret'

/** A secret is shown in one answer only, and a repeat of the call is another one. */
const hideSecret = (secret: OneTimeSecret): OneTimeSecret =>
  secret.state === 'shown' ? { state: 'already-shown' } : secret

/** An answer with a secret in it, and the one without it that is kept for a repeat of the call. */
export function answerWithSecret<Answer extends object, Name extends string>(
  answer: Answer,
  name: Name,
  secret: OneTimeSecret,
): Record<'body' | 'replayBody', Answer & Record<Name, OneTimeSecret>> {
  const withSecret = (shown: OneTimeSecret) => ({ ...answer, [name]: shown }) as Answer & Record<Name, OneTimeSecret>
  return { body: withSecret(secret), replayBody: withSecret(hideSecret(secret)) }
}

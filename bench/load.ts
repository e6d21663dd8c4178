import { Agent, get } from 'node:http'

type Load = { url: string; headers?: Readonly<Record<string, string>>; connections: number; durationMs: number }

/**
 * Keeps some connections busy with one GET for a while, and says how many were answered.
 * @throws {Error} for an answer that is not 200: a refusal costs less than what is measured
 */
export async function applyLoad({ url, headers = {}, connections, durationMs }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const endsAt = performance.now() + durationMs
  let answered = 0
  const connection = async () => {
    while (performance.now() < endsAt) {
      await getOnce(url, agent, headers)
      answered += 1
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, connection))
  } finally {
    agent.destroy()
  }
  return answered
}

async function getOnce(url: string, agent: Agent, headers: Readonly<Record<string, string>>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const request = get(url, { agent, headers }, (response) => {
    response.resume().on('end', resolve).on('error', reject)
    if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
  })
  request.on('error', reject)
  await promise
}

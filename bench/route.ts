import { ensureNginx } from '../scripts/prerequisites/nginx.ts'
import { startChild } from './child-process.ts'
import { startConsole } from './console-process.ts'
import { applyLoad } from './load.ts'
import type { Bench } from './measurement.ts'
import { interleavedMedians } from './median.ts'
import { startProxiedBody } from './nginx.ts'
import { processorTimeUs } from './processor-time.ts'
import { startQuay } from './quay-process.ts'

const PEOPLE = 2000
/** About 10 KB of JSON, the size of one page of Quay's usage logs. */
const LIST = '/api/users?limit=50'
const LOAD = { connections: 16, durationMs: 1500 }
const ROUNDS = 9

type Target = { url: string; pid: number; headers?: Readonly<Record<string, string>> }

/** Processor time of the server process for one call, in microseconds. */
async function cpuPerCallUs({ url, pid, headers = {} }: Target): Promise<number> {
  await applyLoad({ url, headers, ...LOAD, durationMs: 300 })
  const before = await processorTimeUs(pid)
  const answered = await applyLoad({ url, headers, ...LOAD })
  return ((await processorTimeUs(pid)) - before) / answered
}

/**
 * A list with session, policy, validation and projection, against two anchors with the same body: nginx passing it on,
 * and a server of the same framework that asks for it, parses it, keeps the known fields and writes it.
 */
export const routeBench: Bench = {
  name: 'route',
  measure: async () => {
    const nginx = await ensureNginx()
    await using quay = await startQuay({ scenario: 'demo', users: PEOPLE })
    await using site = await startConsole(quay)
    await site.untilUsersAreRead(PEOPLE)
    const url = `${site.url}${LIST}`
    const body = await (await fetch(url, { headers: site.headers })).text()
    await using proxied = await startProxiedBody(nginx, body)
    await using floor = startChild(process.execPath, ['bench/parse-stringify-server.ts', proxied.upstreamUrl])
    const floorUrl = await floor.firstLine((line) => line.startsWith('http'))
    const us = await interleavedMedians(
      {
        nginx: () => cpuPerCallUs({ url: proxied.proxyUrl, pid: proxied.proxyPid }),
        floor: () => cpuPerCallUs({ url: floorUrl, pid: floor.pid }),
        list: () => cpuPerCallUs({ url, pid: site.pid, headers: site.headers }),
      },
      ROUNDS,
    )
    return [
      { name: 'route.cpu-to-nginx', value: us.list / us.nginx, bar: 11, hope: 8, better: 'lower' },
      { name: 'route.cpu-to-parse-and-stringify', value: us.list / us.floor, bar: 1.35, hope: 1.15, better: 'lower' },
    ]
  },
}

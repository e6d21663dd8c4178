import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startChild } from './child-process.ts'

/** An nginx that serves one body, and an nginx that passes calls on to it: the anchor. */
export type ProxiedBody = AsyncDisposable & { upstreamUrl: string; proxyUrl: string; proxyPid: number }

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const configuration = (folder: string, http: string) => `
daemon off;
worker_processes 1;
error_log ${folder}/error.log;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000;
  default_type application/json;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${http}
}
`

const UPSTREAM = (port: number, root: string) => `server { listen 127.0.0.1:${port}; root ${root}; }`

const PROXY = (port: number, upstream: number) => `
  upstream body { server 127.0.0.1:${upstream}; keepalive 64; }
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://body; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }`

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isUp) return
    await delay(50)
  }
  throw new Error(`nginx does not answer at ${url}`)
}

/** Starts both. `program` is the path of nginx. */
export async function startProxiedBody(program: string, body: string): Promise<ProxiedBody> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-nginx-'))
  // Started by root, its workers are somebody else and must be able to read the body.
  await chmod(folder, 0o755)
  const start = async (name: string, http: string) => {
    const own = join(folder, name)
    await mkdir(own)
    await writeFile(join(own, 'nginx.conf'), configuration(own, http))
    return startChild(program, ['-p', own, '-c', join(own, 'nginx.conf'), '-e', join(own, 'error.log')])
  }
  const [upstreamPort, proxyPort] = [await freePort(), await freePort()]
  const site = join(folder, 'site')
  await mkdir(site, { mode: 0o755 })
  await writeFile(join(site, 'body.json'), body)
  const upstream = await start('upstream', UPSTREAM(upstreamPort, site))
  const proxy = await start('proxy', PROXY(proxyPort, upstreamPort))
  const proxyUrl = `http://127.0.0.1:${proxyPort}/body.json`
  await answers(proxyUrl)
  return {
    upstreamUrl: `http://127.0.0.1:${upstreamPort}/body.json`,
    proxyUrl,
    proxyPid: proxy.pid,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([proxy[Symbol.asyncDispose](), upstream[Symbol.asyncDispose]()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

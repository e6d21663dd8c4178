import type { AddressInfo } from 'node:net'
import type { User, UserList } from '@quaymaster/contracts/users'
import Fastify from 'fastify'
import { Pool } from 'undici'

// The floor of every route that passes JSON on, in the same framework: ask, parse, keep the known fields, write. No
// session, no policy, no limits, no schema (performance.md 4, "parse + redact + stringify").
const upstream = new URL(process.argv[2] ?? '')
const pool = new Pool(upstream.origin, { connections: 64 })

/** Key by key, as the console builds what a role may see. */
const redacted = ({ name, email, isEmailMasked, isEnabled, isVerified, superuserKind, quota, readAt }: User) => ({
  name,
  email,
  isEmailMasked,
  isEnabled,
  isVerified,
  superuserKind,
  quota,
  readAt,
})

const app = Fastify()
app.get('/', async (_request, reply) => {
  const { body } = await pool.request({ path: upstream.pathname, method: 'GET' })
  const { users, ...rest } = JSON.parse(await body.text()) as UserList
  return reply.type('application/json').send(JSON.stringify({ ...rest, users: users.map(redacted) }))
})
await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/\n`)

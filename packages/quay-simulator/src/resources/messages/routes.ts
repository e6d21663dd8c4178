import { json, text } from '../../api/answer.ts'
import { CrashError, forbidden } from '../../api/api-error.ts'
import { isSuperuser } from '../../auth/permissions.ts'
import { parameter, readBody, requireFreshLogin, type Call, type Operation } from '../../api/call.ts'
import { randomUuid } from '../../random-text.ts'
import type { SchemaOf } from '../../python/schema.ts'

type MessageBody = { message?: { content: string; media_type: string; severity: string } }

const messageSchema: SchemaOf<MessageBody> = {
  type: 'object',
  properties: {
    message: {
      type: 'object',
      required: ['content', 'media_type', 'severity'],
      properties: {
        content: { type: 'string' },
        media_type: { type: 'string', enum: ['text/plain', 'text/markdown'] },
        severity: { type: 'string', enum: ['info', 'warning', 'error'] },
      },
    },
  },
}

function requireMessenger(call: Call): void {
  if (!isSuperuser(call.state, call.identity)) throw forbidden()
}

const listMessages: Operation = {
  name: 'message.list',
  method: 'GET',
  path: '/api/v1/messages',
  handle: (call) =>
    json({
      messages: [...call.state.messages.all()].map(({ uuid, content, severity, mediaType }) => ({
        uuid,
        content,
        severity,
        media_type: mediaType,
      })),
    }),
}

const createMessage: Operation = {
  name: 'message.create',
  method: 'POST',
  path: '/api/v1/messages',
  handle(call) {
    requireFreshLogin(call)
    const body = readBody(call, messageSchema)
    requireMessenger(call)
    // A body without a message passes the schema and fails behind it (messages.json, step 8).
    if (!body.message) throw new CrashError('No member message')
    call.state.messages.insert({
      id: call.state.nextId('messages'),
      uuid: randomUuid(),
      content: body.message.content,
      severity: body.message.severity,
      mediaType: body.message.media_type,
    })
    return text('', 201)
  },
}

const deleteMessage: Operation = {
  name: 'message.delete',
  method: 'DELETE',
  path: '/api/v1/message/{uuid}',
  handle(call) {
    requireFreshLogin(call)
    requireMessenger(call)
    const row = call.state.messages.find('uuid', parameter(call, 'uuid'))
    if (row) call.state.messages.delete(row.id)
    return text('', 204)
  },
}

export const messageOperations: Operation[] = [listMessages, createMessage, deleteMessage]

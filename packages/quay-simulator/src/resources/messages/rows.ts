import { createCollection, type Row } from '../../collection.ts'

export type Message = Row & { uuid: string; content: string; severity: string; mediaType: string }

/** The tables of messages, empty. */
export const createMessageState = () => ({
  messages: createCollection<Message, 'uuid'>({ uuid: (row) => row.uuid }),
})

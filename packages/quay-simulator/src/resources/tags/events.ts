import * as z from 'zod'
import { event } from '../../event.ts'
import { findRepository } from '../repositories/model.ts'

const ageTags = event(
  z.object({ repository: z.string(), seconds: z.number() }),
  ({ state }, { repository, seconds }) => {
    const { id } = findRepository(state, repository) ?? { id: 0 }
    for (const tag of state.tags.findAll('repositoryId', id)) {
      const endMs = tag.endMs === null ? null : tag.endMs - seconds * 1000
      state.tags.update(tag.id, { startMs: tag.startMs - seconds * 1000, endMs })
    }
  },
)

export const tagEvents = { 'tags.age': ageTags }

import * as z from 'zod'
import { event } from '../../event.ts'
import { syncTeams } from './team-sync.ts'

const sync = event(z.object({}), ({ state, clock }) => {
  const failure = syncTeams(state, clock)
  return failure === undefined ? {} : { failed: failure }
})

/** What the worker that copies groups into teams does. */
export const teamEvents = { 'teams.sync': sync }

import * as z from 'zod'
import type { Directory } from './rows.ts'
import { arrive } from './model.ts'
import type { State } from '../../state.ts'
import { event } from '../../event.ts'

function directoryOf(state: State): Directory {
  if (!state.directory) throw new Error('This registry has no directory')
  return state.directory
}

const arrivals = event(z.object({ names: z.array(z.string()) }), ({ state, clock }, { names }) =>
  names.map((uid) => {
    const user = arrive(state, clock, uid)
    return typeof user === 'string' ? user : user.username
  }),
)

const setGroup = event(
  z.object({ group: z.string(), members: z.array(z.string()) }),
  ({ state }, { group, members }) => {
    const { groups } = directoryOf(state)
    if (members.length === 0) groups.delete(group)
    else groups.set(group, members)
  },
)

const setReachable = event(z.object({ reachable: z.boolean() }), ({ state }, { reachable }) => {
  directoryOf(state).isReachable = reachable
})

const setPassword = event(z.object({ good: z.boolean() }), ({ state }, { good }) => {
  directoryOf(state).isPasswordGood = good
})

export const directoryEvents = {
  'people.arrive': arrivals,
  'directory.group': setGroup,
  'directory.reachable': setReachable,
  'directory.password': setPassword,
}

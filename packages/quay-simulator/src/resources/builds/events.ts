import * as z from 'zod'
import type { Build } from './rows.ts'
import type { State } from '../../state.ts'
import { event } from '../../event.ts'

function knownBuild(state: State, uuid: string): Build {
  const build = state.builds.find('uuid', uuid)
  if (!build) throw new Error(`There is no build ${uuid}`)
  return build
}

const tellToken = event(z.object({ build: z.string() }), ({ state }, { build }) => ({
  token: knownBuild(state, build).accessToken,
}))

const setPhase = event(z.object({ build: z.string(), phase: z.string() }), ({ state }, { build, phase }) => {
  state.builds.update(knownBuild(state, build).id, { phase })
})

/** What builders and their manager do. */
export const buildEvents = { 'build.token': tellToken, 'build.phase': setPhase }

import { createHash } from 'node:crypto'

export type AvatarKind = 'user' | 'org' | 'team' | 'robot' | 'app' | 'external'

/** Colours by the first byte of the hash (identity.md 1.13); `/config` lists them as CHANNEL_COLORS. */
export const avatarColors: readonly string[] =
  `#969696 #aec7e8 #ff7f0e #ffbb78 #2ca02c #98df8a #d62728 #ff9896 #9467bd #c5b0d5 #8c564b #c49c94 #e377c2 #f7b6d2
  #7f7f7f #c7c7c7 #bcbd22 #1f77b4 #17becf #9edae5 #393b79 #5254a3 #6b6ecf #9c9ede #9ecae1 #31a354 #b5cf6b #a1d99b
  #8c6d31 #ad494a #e7ba52 #a55194`.split(/\s+/)

/** The avatar of a thing: from its address, or from its name where it has none (users-change-refused.json, step 14). */
export function avatarOf(name: string, email: string | null, kind: AvatarKind): Record<string, string> {
  const source = (email || name).trim().toLowerCase()
  const hash = createHash('sha256').update(source).digest('hex')
  const color = avatarColors[Number.parseInt(hash.slice(0, 2), 16) % avatarColors.length] ?? ''
  return { name, hash, color, kind }
}

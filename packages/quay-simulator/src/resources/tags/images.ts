import { createHash } from 'node:crypto'
import type { Image } from './rows.ts'

const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const listType = 'application/vnd.oci.image.index.v1+json'

// The recordings' README ("Upstream and images") and README-events.md.
const known = `
  records/one a4f2b15a3418d32476e35e3c2c151a11ef062f912304a4904f0d794a61ad13c0 104
  records/two 030004df56f54f781a93434c3cfb5822c2bbb0560268c0833c98b05e3b65d699 105
  library/tiny:1.0 7cd8b75947c19c9668f06c84c76687d15b48ea435b9f235a29abdc02338eff1c 124
  library/tiny:1.1 405b9b3e158f84a7024580600640d02d6cb203b9550c2e13e95afbeca23f7ed0 122
  library/tiny:1.2 6825719426390d55b811d8b5c6629d14f713c66170fc5bd062a2318e8c042c85 122
  library/tiny:2.0 0506c4801a6c947f9e8196b86a1993b8784b61a19cace5647e0373ec6a6a3420 124
  library/tiny:latest 179683df0a803012b2e8ef42665d7a2d7ff1b40008fc7a4729d9485384cf5306 124
  team/app:v1 8ead05c43e1cccf6fa644f44fe489aee58ebbe4c76b4f983a0a6069331cfcff0 115
  team/app:v2 fb1874a7fce81e5873ff8b1d20d33809fa699e97a8e1798a5cd7d8c34ddc52cf 115
  team/multi:latest fa61e308437acb314faf54765539942e6061859f2bfa9e2a0f39ee2bde73b8be null
`

// tags-list.json, step 14.
const multiChildren = [
  'sha256:8b7fd956f4d641948e22d5a8f9de8643460fa99325b74802c1a1c0de5fd23514',
  'sha256:37421b774f54c25b6cd956ab98fe2f4e038bba436719381c8f836c9d9edf171f',
  'sha256:4d790f31ea38d8c9c327f420075ee63bb66db4b59d39fd16eccf5dbc7b5ef4d9',
]

const images = new Map(
  known
    .trim()
    .split('\n')
    .map((line): [string, Image] => {
      const [name = '', hash = '', size = ''] = line.trim().split(' ')
      const isList = size === 'null'
      const image = { digest: `sha256:${hash}`, sizeBytes: isList ? null : Number(size) }
      return [name, { ...image, mediaType: isList ? listType : manifestType, children: isList ? multiChildren : [] }]
    }),
)

/** The image of that name; one that nobody wrote down is made up, the same each time. */
export function imageNamed(name: string): Image {
  const hash = createHash('sha256').update(name).digest('hex')
  const made = { digest: `sha256:${hash}`, sizeBytes: 100 + name.length, mediaType: manifestType, children: [] }
  return images.get(name) ?? made
}

// mirror-change-credentials.json, step 32.
const tinyParts = {
  layer: '189ea50f06a524a819708c6b602664bf998458ddd89b5c193ed948c8eed7379c',
  config: '81982ec110903561180d0f892f6047d6feee50104c90941d1128113112e1674e',
}

/** What skopeo prints when it copied an image; of the recordings' images one shows its parts, those of others are made up. */
export function copyReport(name: string): string {
  const made = (part: string) => createHash('sha256').update(`${name} ${part}`).digest('hex')
  const { layer, config } =
    name === 'library/tiny:1.0' ? tinyParts : { layer: made('layer'), config: made('configuration') }
  const lines = [`Copying blob sha256:${layer}`, `Copying config sha256:${config}`]
  return [...lines, 'Writing manifest to image destination', 'Storing signatures', ''].join('\n')
}

/** The tags that a repository of the upstream registry has, by name; none where there is no such repository. */
export function upstreamTags(repository: string): string[] {
  const prefix = `${repository}:`
  return [...images.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
}

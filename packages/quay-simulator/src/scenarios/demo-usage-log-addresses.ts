/** A network that calls come from, and what Quay makes of its addresses. */
export type Network = {
  prefix: string
  country: string | null
  continent: string | null
  provider: 'internet' | 'aws'
  awsRegion: string | null
}

const network = (
  prefix: string,
  country: string | null,
  continent: string | null,
  awsRegion: string | null = null,
): Network => ({ prefix, country, continent, provider: awsRegion === null ? 'internet' : 'aws', awsRegion })

/** Where people sit: addresses that are set apart for documentation (RFC 5737, 3849). */
export const officeNetworks: readonly [Network, ...Network[]] = [
  network('203.0.113.', 'DE', 'EU'),
  network('198.51.100.', 'JP', 'AS'),
  network('192.0.2.', 'US', 'NA'),
  network('2001:db8:10::', 'FR', 'EU'),
  network('2001:db8:20::', 'IN', 'AS'),
  network('10.20.30.', null, null),
]

/** Where clusters and pipelines run. */
export const machineNetworks: readonly [Network, ...Network[]] = [
  network('10.128.4.', null, null),
  network('10.131.0.', null, null),
  network('198.51.100.', 'IE', 'EU', 'eu-west-1'),
  network('203.0.113.', 'US', 'NA', 'us-east-1'),
]

/** Where nobody sits whom the registry knows. */
export const foreignNetwork: Network = network('2001:db8:dead::', 'BR', 'SA')

/** The address of an account: always the same one, in the network that suits it. */
export function addressOf(
  networks: readonly [Network, ...Network[]],
  accountId: number,
): { ip: string; network: Network } {
  const mixed = Math.imul(accountId + 7, 0x9e3779b1) >>> 0
  const found = networks[mixed % networks.length] ?? networks[0]
  return { ip: `${found.prefix}${1 + ((mixed >>> 8) % 254)}`, network: found }
}

/** What registry traffic carries about its address (log-kinds.md). */
export const resolvedIp = ({ provider, country, continent, awsRegion }: Network): Record<string, unknown> => ({
  provider,
  service: awsRegion === null ? null : 'EC2',
  sync_token: '1763856000',
  country_iso_code: country,
  aws_region: awsRegion,
  continent,
})

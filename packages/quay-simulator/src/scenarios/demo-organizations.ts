/** The organizations of the demo beside `console`: what companies name the owners of their images. */
export const organizationNames: readonly string[] = (
  'accounts analytics api-gateway archive backoffice base-images batch billing build-tools catalog ' +
  'ci-runners cloud-platform compliance crm customer-portal data-lake data-science delivery design-system ' +
  'devices documentation e-commerce edge embedded events field-service finance fraud-detection hr ' +
  'identity insights integration inventory legal loyalty machine-learning maps marketing media ' +
  'messaging middleware mobile monitoring network observability onboarding orders partners payments ' +
  'platform pricing release-engineering research search security shipping storefront sre warehouse'
).split(' ')

/** A kind of team, as most organizations have some of. */
export type TeamPlan = { name: string; role: 'member' | 'creator' | 'admin'; description: string; members: number }

/** The teams beside `owners`, by how often they are met. */
export const teamPlans: readonly TeamPlan[] = [
  { name: 'developers', role: 'creator', description: 'People who push images.', members: 18 },
  { name: 'operations', role: 'member', description: 'Runs what the developers build.', members: 8 },
  { name: 'release-managers', role: 'admin', description: 'Decides what is tagged for production.', members: 3 },
  { name: 'qa', role: 'member', description: 'Pulls release candidates.', members: 6 },
  { name: 'security-reviewers', role: 'member', description: 'Reads scan results.', members: 4 },
  { name: 'contractors', role: 'member', description: 'External people, reviewed every quarter.', members: 5 },
  { name: 'on-call', role: 'member', description: '', members: 4 },
  { name: 'interns', role: 'member', description: '', members: 3 },
]

/** Short names of robot accounts with what they are for. */
export const robotPlans: readonly { shortName: string; description: string }[] = [
  { shortName: 'ci', description: 'Pushes what the pipeline builds' },
  { shortName: 'deploy', description: 'Pulls into the clusters' },
  { shortName: 'mirror', description: 'Copies upstream images' },
  { shortName: 'scanner', description: 'Pulls for the vulnerability scanner' },
  { shortName: 'staging', description: '' },
  { shortName: 'nightly', description: 'Nightly builds' },
]

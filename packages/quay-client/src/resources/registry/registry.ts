/** What the registry says about itself to everybody. */
export type QuayRegistry = {
  /** Free text, such as `Quay v3.11.0`; may be empty. */
  version: string
  title: string
  /** As configured in Quay, without scheme. */
  hostname: string | undefined
  /** `Database`, `LDAP`, `OIDC`, `JWT`, `Keystone`, `AppToken`. */
  authenticationType: string
  registryState: 'normal' | 'read-only'
  /** Every `FEATURE_X` as `X`. Read single ones through `has`. */
  features: ReadonlyMap<string, boolean>
  /** Users are kept in Quay's own database: it can create them and set passwords. */
  hasOwnAccounts: boolean
  /** Superusers exist, and with them the administration of users. */
  hasSuperusers: boolean
  /** Superusers may work on what belongs to organizations of others. */
  hasFullAccess: boolean
  /** Quay sends mail: an address is required for a new user, and recovery mails exist. */
  hasMailing: boolean
  /** Quay reports the storage that users take, and limits it. */
  hasQuotas: boolean
  /** Calls without a valid token still see what is public. */
  hasAnonymousAccess: boolean
}

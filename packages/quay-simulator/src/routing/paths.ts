import { hasFeature, setting, type Settings } from '../settings.ts'

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE'

/** One path that exists, in its one form. */
export type PathEntry = {
  path: string
  /** Methods that Quay's code names; HEAD and OPTIONS come by themselves. */
  methods: Method[]
  /** Features without which the path does not exist; `=NAME` is another setting. */
  requires: string[]
  /** `api`: inside Flask-RESTful, with its checks and its JSON errors. `page`: everything else. */
  kind: 'api' | 'page'
}

// identity.md, appendix A: path, methods, features needed at start.
const api = `
  /app/{client_id} GET
  /bootstrap/renew POST PROGRAMMATIC_BOOTSTRAP
  /detachexternal/{service_id} POST DIRECT_LOGIN
  /discovery GET
  /entities/link/{username} POST
  /entities/{prefix} GET
  /error/{error_type} GET
  /externallogin/{service_id} POST
  /filedrop/ POST
  /find/all GET
  /find/repositories GET
  /message/{uuid} DELETE SUPER_USERS
  /messages GET,POST
  /organization/ POST
  /organization/{orgname} GET,PUT,DELETE
  /organization/{orgname}/aggregatelogs GET AGGREGATED_LOG_COUNT_RETRIEVAL
  /organization/{orgname}/applications GET,POST
  /organization/{orgname}/applications/{client_id} GET,PUT,DELETE
  /organization/{orgname}/applications/{client_id}/resetclientsecret POST
  /organization/{orgname}/applications/{client_id}/tokens GET,POST
  /organization/{orgname}/applications/{client_id}/tokens/{token_uuid} DELETE
  /organization/{orgname}/autoprunepolicy/ GET,POST AUTO_PRUNE
  /organization/{orgname}/autoprunepolicy/{policy_uuid} GET,PUT,DELETE AUTO_PRUNE
  /organization/{orgname}/card GET,POST BILLING
  /organization/{orgname}/collaborators GET
  /organization/{orgname}/exportlogs POST LOG_EXPORT
  /organization/{orgname}/immutabilitypolicy/ GET,POST IMMUTABLE_TAGS
  /organization/{orgname}/immutabilitypolicy/{policy_uuid} GET,PUT,DELETE IMMUTABLE_TAGS
  /organization/{orgname}/invoice/field/{field_uuid} DELETE BILLING
  /organization/{orgname}/invoice/fields GET,POST BILLING
  /organization/{orgname}/invoices GET BILLING
  /organization/{orgname}/logs GET
  /organization/{orgname}/marketplace GET,POST BILLING
  /organization/{orgname}/marketplace/batchremove POST BILLING
  /organization/{orgname}/marketplace/{subscription_id} DELETE BILLING
  /organization/{orgname}/members GET
  /organization/{orgname}/members/{membername} GET,DELETE
  /organization/{orgname}/mirror GET,POST,PUT,DELETE ORG_MIRROR
  /organization/{orgname}/mirror/repositories GET ORG_MIRROR
  /organization/{orgname}/mirror/sync-cancel POST ORG_MIRROR
  /organization/{orgname}/mirror/sync-now POST ORG_MIRROR
  /organization/{orgname}/mirror/verify POST ORG_MIRROR
  /organization/{orgname}/notifications GET,POST QUOTA_NOTIFICATIONS
  /organization/{orgname}/notifications/{uuid} GET,POST,DELETE QUOTA_NOTIFICATIONS
  /organization/{orgname}/notifications/{uuid}/test POST QUOTA_NOTIFICATIONS
  /organization/{orgname}/plan GET,POST,PUT BILLING
  /organization/{orgname}/private GET BILLING
  /organization/{orgname}/prototypes GET,POST
  /organization/{orgname}/prototypes/{prototypeid} PUT,DELETE
  /organization/{orgname}/proxycache GET,POST,DELETE PROXY_CACHE
  /organization/{orgname}/quota GET,POST SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /organization/{orgname}/quota/{quota_id} GET,PUT,DELETE SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /organization/{orgname}/quota/{quota_id}/limit GET,POST SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /organization/{orgname}/quota/{quota_id}/limit/{limit_id} GET,PUT,DELETE SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /organization/{orgname}/robots GET
  /organization/{orgname}/robots/{robot_shortname} GET,PUT,DELETE
  /organization/{orgname}/robots/{robot_shortname}/federation GET,POST,DELETE
  /organization/{orgname}/robots/{robot_shortname}/permissions GET
  /organization/{orgname}/robots/{robot_shortname}/regenerate POST
  /organization/{orgname}/team/{teamname} PUT,DELETE
  /organization/{orgname}/team/{teamname}/invite/{email} PUT,DELETE MAILING
  /organization/{orgname}/team/{teamname}/members GET
  /organization/{orgname}/team/{teamname}/members/{membername} PUT,DELETE
  /organization/{orgname}/team/{teamname}/permissions GET
  /organization/{orgname}/team/{teamname}/syncing POST,DELETE TEAM_SYNCING
  /organization/{orgname}/validateproxycache POST PROXY_CACHE
  /plans/ GET BILLING
  /recovery POST MAILING
  /registry/capabilities GET
  /repository GET,POST
  /repository/mirror/health GET REPO_MIRROR
  /repository/{repository} GET,PUT,DELETE
  /repository/{repository}/aggregatelogs GET AGGREGATED_LOG_COUNT_RETRIEVAL
  /repository/{repository}/authorizedemail/{email} GET,POST MAILING
  /repository/{repository}/autoprunepolicy/ GET,POST AUTO_PRUNE
  /repository/{repository}/autoprunepolicy/{policy_uuid} GET,PUT,DELETE AUTO_PRUNE
  /repository/{repository}/build/ GET,POST
  /repository/{repository}/build/{build_uuid} GET,DELETE
  /repository/{repository}/build/{build_uuid}/logs GET
  /repository/{repository}/build/{build_uuid}/status GET
  /repository/{repository}/changestate PUT REPO_MIRROR
  /repository/{repository}/changetrust POST
  /repository/{repository}/changevisibility POST
  /repository/{repository}/exportlogs POST LOG_EXPORT
  /repository/{repository}/immutabilitypolicy/ GET,POST IMMUTABLE_TAGS
  /repository/{repository}/immutabilitypolicy/{policy_uuid} GET,PUT,DELETE IMMUTABLE_TAGS
  /repository/{repository}/logs GET
  /repository/{repository}/manifest/{manifestref} GET
  /repository/{repository}/manifest/{manifestref}/labels GET,POST
  /repository/{repository}/manifest/{manifestref}/labels/{labelid} GET,DELETE
  /repository/{repository}/manifest/{manifestref}/pull_statistics GET IMAGE_PULL_STATS
  /repository/{repository}/manifest/{manifestref}/security GET SECURITY_SCANNER
  /repository/{repository}/mirror GET,POST,PUT REPO_MIRROR
  /repository/{repository}/mirror/sync-cancel POST REPO_MIRROR
  /repository/{repository}/mirror/sync-now POST REPO_MIRROR
  /repository/{repository}/notification/ GET,POST
  /repository/{repository}/notification/{uuid} GET,POST,DELETE
  /repository/{repository}/notification/{uuid}/test POST
  /repository/{repository}/permissions/team/ GET
  /repository/{repository}/permissions/team/{teamname} GET,PUT,DELETE
  /repository/{repository}/permissions/user/ GET
  /repository/{repository}/permissions/user/{username} GET,PUT,DELETE
  /repository/{repository}/permissions/user/{username}/transitive GET
  /repository/{repository}/signatures GET SIGNING
  /repository/{repository}/tag/ GET
  /repository/{repository}/tag/{tag} PUT,DELETE
  /repository/{repository}/tag/{tag}/expire POST =PERMANENTLY_DELETE_TAGS
  /repository/{repository}/tag/{tag}/pull_statistics GET IMAGE_PULL_STATS
  /repository/{repository}/tag/{tag}/restore POST
  /repository/{repository}/tokens/ GET,POST
  /repository/{repository}/tokens/{code} GET,PUT,DELETE
  /repository/{repository}/trigger/ GET
  /repository/{repository}/trigger/{trigger_uuid} GET,PUT,DELETE
  /repository/{repository}/trigger/{trigger_uuid}/activate POST
  /repository/{repository}/trigger/{trigger_uuid}/analyze POST
  /repository/{repository}/trigger/{trigger_uuid}/builds GET
  /repository/{repository}/trigger/{trigger_uuid}/fields/{field_name} POST
  /repository/{repository}/trigger/{trigger_uuid}/namespaces GET
  /repository/{repository}/trigger/{trigger_uuid}/sources POST
  /repository/{repository}/trigger/{trigger_uuid}/start POST
  /repository/{repository}/trigger/{trigger_uuid}/subdir POST
  /signin POST DIRECT_LOGIN
  /signin/verify POST
  /signout POST
  /superuser/aggregatelogs GET SUPER_USERS
  /superuser/approvedkeys/{kid} POST SUPER_USERS
  /superuser/apptokens GET APP_SPECIFIC_TOKENS,SUPER_USERS
  /superuser/changelog/ GET SUPER_USERS
  /superuser/config GET SUPER_USERS
  /superuser/keys GET,POST SUPER_USERS
  /superuser/keys/{kid} GET,PUT,DELETE SUPER_USERS
  /superuser/logs GET SUPER_USERS
  /superuser/mirror/health GET REPO_MIRROR,SUPER_USERS
  /superuser/organization/{namespace}/quota GET,POST SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /superuser/organization/{namespace}/quota/{quota_id} PUT,DELETE SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /superuser/organizations/ GET SUPER_USERS
  /superuser/organizations/{name} PUT,DELETE SUPER_USERS
  /superuser/registrysize/ GET,POST SUPER_USERS
  /superuser/registrystatus GET SUPER_USERS
  /superuser/shutdown POST SUPER_USERS
  /superuser/takeownership/{namespace} POST SUPER_USERS
  /superuser/users/ GET,POST SUPER_USERS
  /superuser/users/{namespace}/quota GET,POST SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /superuser/users/{namespace}/quota/{quota_id} PUT,DELETE SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /superuser/users/{username} GET,PUT,DELETE SUPER_USERS
  /superuser/{build_uuid}/build GET SUPER_USERS
  /superuser/{build_uuid}/logs GET SUPER_USERS
  /superuser/{build_uuid}/logs/archive GET SUPER_USERS
  /superuser/{build_uuid}/status GET SUPER_USERS
  /superusers/users/{username}/sendrecovery POST SUPER_USERS,MAILING
  /teaminvite/{code} PUT,DELETE MAILING
  /user/ GET,PUT,DELETE
  /user/ POST USER_CREATION,DIRECT_LOGIN
  /user/aggregatelogs GET AGGREGATED_LOG_COUNT_RETRIEVAL
  /user/apptoken GET,POST APP_SPECIFIC_TOKENS
  /user/apptoken/{token_uuid} GET,DELETE APP_SPECIFIC_TOKENS
  /user/assignedauthorization GET ASSIGN_OAUTH_TOKEN
  /user/assignedauthorization/{assigned_authorization_uuid} DELETE ASSIGN_OAUTH_TOKEN
  /user/authorizations GET
  /user/authorizations/{access_token_uuid} GET,DELETE
  /user/autoprunepolicy/ GET,POST AUTO_PRUNE
  /user/autoprunepolicy/{policy_uuid} GET,PUT,DELETE AUTO_PRUNE
  /user/card GET,POST BILLING
  /user/clientkey POST
  /user/convert POST
  /user/exportlogs POST LOG_EXPORT
  /user/invoice/field/{field_uuid} DELETE BILLING
  /user/invoice/fields GET,POST BILLING
  /user/invoices GET BILLING
  /user/logs GET
  /user/marketplace GET RH_MARKETPLACE
  /user/namespacenotifications GET,POST QUOTA_NOTIFICATIONS
  /user/namespacenotifications/{uuid} GET,POST,DELETE QUOTA_NOTIFICATIONS
  /user/namespacenotifications/{uuid}/test POST QUOTA_NOTIFICATIONS
  /user/notifications GET
  /user/notifications/{uuid} GET,PUT
  /user/plan GET,POST,PUT BILLING
  /user/private GET BILLING
  /user/quota GET SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /user/quota/{quota_id} GET SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /user/quota/{quota_id}/limit GET SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /user/quota/{quota_id}/limit/{limit_id} GET SUPER_USERS,QUOTA_MANAGEMENT,EDIT_QUOTA
  /user/robots GET
  /user/robots/{robot_shortname} GET,PUT,DELETE
  /user/robots/{robot_shortname}/federation GET,POST,DELETE
  /user/robots/{robot_shortname}/permissions GET
  /user/robots/{robot_shortname}/regenerate POST
  /user/starred GET,POST
  /user/starred/{repository} DELETE
  /users/{username} GET
`

const pages = `
  /config GET
  /exportedlogs/{file_id} GET
  /csrf_token GET
  /_internal_ping GET
  /confirm GET MAILING
  /recovery GET MAILING
  /health GET
  /health/instance GET
  /status GET
  /health/endtoend GET
  /health/warning GET
  /health/dbrevision GET
  /oauth/authorize GET
  /oauth/authorize/assignuser POST ASSIGN_OAUTH_TOKEN
  /oauth/authorizeapp POST
  /oauth/denyapp POST
  /oauth/access_token POST
  /api/v1/user/initialize POST
`

function parseTable(table: string, prefix: string, kind: PathEntry['kind']): PathEntry[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [path = '', methods = '', requires] = line.trim().split(' ')
      return {
        path: prefix + path,
        methods: methods.split(',') as Method[],
        requires: requires?.split(',') ?? [],
        kind,
      }
    })
}

// The page of the web UI owns every path that nothing else owns, and allows only GET (identity.md 1.2; paths-unknown.json).
const catchAll: PathEntry = { path: '/{anything}/', methods: ['GET'], requires: [], kind: 'page' }

/** Every path of the recorded snapshot, those of features that are off among them. */
export const everyPath: readonly PathEntry[] = [
  ...parseTable(api, '/api/v1', 'api'),
  ...parseTable(pages, '', 'page'),
  catchAll,
]

/** Whether the path was registered when the registry started with these settings. */
export const isRegistered = (entry: PathEntry, settings: Settings): boolean =>
  entry.requires.every((name) =>
    name.startsWith('=') ? Boolean(setting(settings, name.slice(1))) : hasFeature(settings, name),
  )

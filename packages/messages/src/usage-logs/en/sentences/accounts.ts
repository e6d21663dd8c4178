/** Sentences of kinds about organizations, robot accounts, tokens, people and the registry itself: the first one whose condition holds and whose names are all known is used. */
export const accountsSentences = {
  create_namespace_notification: ['{{performer}} added a {{method}} notification for {{event}} on {{namespace}}'],
  delete_namespace_notification: ['{{performer}} removed the {{method}} notification for {{event}} from {{namespace}}'],
  reset_namespace_notification: ['{{performer}} cleared the failures of the {{event}} notification on {{namespace}}'],
  org_create: ['{{performer}} created organization {{namespace}}'],
  org_delete: ['{{performer}} deleted organization {{namespace}}'],
  org_change_email: [
    '{{performer}} changed the email of {{namespace}} from {{old_email}} to {{email}}',
    '{{performer}} changed the email of {{namespace}}',
  ],
  org_change_invoicing: [
    '[invoice_email=true] {{performer}} turned invoice emails of {{namespace}} on',
    '[invoice_email=false] {{performer}} turned invoice emails of {{namespace}} off',
    '{{performer}} changed the invoice address of {{namespace}}',
  ],
  org_change_tag_expiration: [
    '{{performer}} set the time-machine window of {{namespace}} to {{tag_expiration}} seconds',
  ],
  org_change_name: [
    'Superuser {{superuser}} renamed organization {{old_name}} to {{new_name}}',
    '{{performer}} renamed organization {{old_name}} to {{new_name}}',
  ],
  org_create_team: ['{{performer}} created team {{team}} in {{namespace}}', '{{performer}} created team {{team}}'],
  org_delete_team: ['{{performer}} deleted team {{team}} of {{namespace}}', '{{performer}} deleted team {{team}}'],
  org_set_team_description: [
    '{{performer}} changed the description of team {{team}}',
    '{{performer}} changed the description of a team',
  ],
  org_set_team_role: [
    '{{performer}} gave team {{team}} the role {{role}}',
    '{{performer}} changed the role of team {{team}}',
  ],
  org_add_team_member: ['{{performer}} added {{member}} to team {{team}}'],
  org_remove_team_member: ['{{performer}} removed {{member}} from team {{team}}'],
  org_invite_team_member: [
    '{{performer}} invited {{user}} to team {{team}}',
    '{{performer}} invited {{email}} to team {{team}}',
    '{{performer}} invited a user to team {{team}}',
  ],
  org_delete_team_member_invite: [
    '{{performer}} withdrew the invitation of {{user}} to team {{team}}',
    '{{performer}} withdrew the invitation of {{email}} to team {{team}}',
    '{{performer}} withdrew an invitation to team {{team}}',
  ],
  org_team_member_invite_accepted: [
    '{{member}} accepted the invitation by {{inviter}} to team {{team}}',
    '{{member}} joined team {{team}}',
  ],
  org_team_member_invite_declined: [
    '{{member}} declined the invitation by {{inviter}} to team {{team}}',
    '{{member}} declined to join team {{team}}',
  ],
  enable_team_sync: ['{{performer}} turned on directory sync for team {{team}}'],
  disable_team_sync: ['{{performer}} turned off directory sync for team {{team}}'],
  org_create_quota: [
    '{{performer}} set a quota of {{limit}} on {{namespace}}',
    '{{performer}} set a quota on {{namespace}}',
  ],
  org_change_quota: [
    '{{performer}} changed the quota of {{namespace}} from {{previous_limit}} to {{limit}}',
    '{{performer}} changed the quota of {{namespace}}',
  ],
  org_delete_quota: [
    '{{performer}} removed the quota of {{limit}} from {{namespace}}',
    '{{performer}} removed the quota of {{namespace}}',
  ],
  org_create_quota_limit: [
    '{{performer}} added a {{type}} limit at {{threshold_percent}} % to the quota of {{namespace}}',
  ],
  org_change_quota_limit: [
    '{{performer}} changed a quota limit of {{namespace}} to {{type}} at {{threshold_percent}} %',
  ],
  org_delete_quota_limit: [
    '{{performer}} removed the {{type}} limit at {{threshold_percent}} % of {{namespace}}',
    '{{performer}} removed a quota limit of {{namespace}}',
  ],
  create_namespace_autoprune_policy: [
    '[method=number_of_tags] {{performer}} set the number of tags kept in {{namespace}} to {{value}}',
    '[method=creation_date] {{performer}} set {{namespace}} to prune tags older than {{value}}',
    '{{performer}} added an auto-prune policy to {{namespace}}',
  ],
  update_namespace_autoprune_policy: [
    '[method=number_of_tags] {{performer}} changed the number of tags kept in {{namespace}} to {{value}}',
    '[method=creation_date] {{performer}} changed auto-prune of {{namespace}}: prune tags older than {{value}}',
    '{{performer}} changed an auto-prune policy of {{namespace}}',
  ],
  delete_namespace_autoprune_policy: ['{{performer}} removed an auto-prune policy from {{namespace}}'],
  create_robot: [
    '{{performer}} created robot account {{robot}} in {{namespace}}',
    '{{performer}} created robot account {{robot}}',
  ],
  delete_robot: [
    '{{performer}} deleted robot account {{robot}} of {{namespace}}',
    '{{performer}} deleted robot account {{robot}}',
  ],
  regenerate_robot_token: ['{{performer}} regenerated the token of robot account {{robot}}'],
  create_robot_federation: ['{{performer}} set up keyless sign-in for robot account {{robot}}'],
  delete_robot_federation: ['{{performer}} removed keyless sign-in from robot account {{robot}}'],
  federated_robot_token_exchange: [
    '[subject_kind=robot] Robot account {{performer}} exchanged an identity token of {{issuer}} for a Quay token',
    '[subject_kind=robot] Robot account {{performer}} exchanged an identity token for a Quay token',
    'Robot account {{robot}} exchanged an identity token for a Quay token',
  ],
  create_application: [
    '{{performer}} created OAuth application {{application_name}}',
    '{{performer}} created an OAuth application',
  ],
  update_application: [
    '{{performer}} changed OAuth application {{application_name}}',
    '{{performer}} changed an OAuth application',
  ],
  delete_application: [
    '{{performer}} deleted OAuth application {{application_name}}',
    '{{performer}} deleted an OAuth application',
  ],
  reset_application_client_secret: [
    '{{performer}} reset the client secret of OAuth application {{application_name}}',
    '{{performer}} reset the client secret of an OAuth application',
  ],
  create_oauth_api_token: [
    '{{performer}} created API token {{token_display_name}} of {{application_name}} with {{scope}}',
    '{{performer}} created an API token',
  ],
  revoke_oauth_api_token: [
    '{{performer}} revoked an API token of {{application_name}}',
    '{{performer}} revoked an API token',
  ],
  oauth_token_assigned: [
    '{{assigning_user}} assigned a token of {{application}} to {{assigned_user}}',
    '{{performer}} assigned an OAuth token',
  ],
  oauth_token_revoked: ['{{performer}} revoked an OAuth token'],
  create_app_specific_token: [
    '{{performer}} created the application-specific token {{app_specific_token_title}}',
    '{{performer}} created an application-specific token',
  ],
  revoke_app_specific_token: [
    '{{performer}} revoked the application-specific token {{app_specific_token_title}}',
    '{{performer}} revoked an application-specific token',
  ],
  user_create: ['Superuser {{superuser}} created user {{username}}', 'User {{username}} was created'],
  user_delete: ['{{performer}} deleted user {{username}}', 'User {{username}} was deleted'],
  user_disable: ['Superuser {{superuser}} disabled user {{username}}', '{{performer}} disabled user {{username}}'],
  user_enable: ['Superuser {{superuser}} enabled user {{username}}', '{{performer}} enabled user {{username}}'],
  user_change_email: [
    'Superuser {{superuser}} changed the email of {{namespace}} from {{old_email}} to {{email}}',
    'Superuser {{superuser}} changed the email of {{namespace}}',
    '{{performer}} changed the email of {{namespace}} from {{old_email}} to {{email}}',
    '{{performer}} changed the email of {{namespace}}',
    '{{performer}} changed an email',
  ],
  user_change_password: [
    'Superuser {{superuser}} set a new password for {{username}}',
    '{{performer}} set a new password for {{username}}',
  ],
  user_change_name: ['User {{old_username}} was renamed to {{namespace}}', 'User {{old_username}} was renamed'],
  user_change_invoicing: [
    '[invoice_email=true] {{performer}} turned invoice emails on',
    '[invoice_email=false] {{performer}} turned invoice emails off',
    '{{performer}} changed the invoice address',
  ],
  user_change_tag_expiration: ['{{performer}} set their time-machine window to {{tag_expiration}} seconds'],
  user_change_metadata: ['{{performer}} updated their profile'],
  user_generate_client_key: ['{{performer}} generated an encrypted password for the command line'],
  account_change_password: ['{{performer}} changed their own password'],
  account_convert: [
    '{{performer}} converted user {{namespace}} into an organization',
    '{{performer}} converted a user into an organization',
  ],
  account_change_plan: ['{{performer}} changed the billing plan to {{plan}}', '{{performer}} changed the billing plan'],
  account_change_cc: ['{{performer}} updated the payment card'],
  login_success: ['[type=v2auth] {{performer}} signed in to the registry', '{{performer}} signed in to Quay'],
  login_failure: [
    '[message=OAuth access token has expired] A sign-in with an expired token of application {{application_name}} failed',
    '[message=OAuth access token has expired] A sign-in with an expired OAuth token failed',
    '[kind=oauth] A sign-in with a token of application {{application_name}} failed: {{message}}',
    '[kind=oauth] A sign-in with an OAuth token failed: {{message}}',
    '[kind=app_specific_token] A sign-in of {{username}} with the token {{app_specific_token_title}} failed: {{message}}',
    '[kind=app_specific_token] A sign-in of {{username}} with an application-specific token failed: {{message}}',
    '[kind=app_specific_token] A sign-in with an application-specific token failed: {{message}}',
    '[subject_kind=robot] A sign-in as robot account {{performer}} failed: {{message}}',
    '[subject_kind=user] A sign-in as {{performer}} failed: {{message}}',
    'An unknown robot account tried to sign in as {{robot}}: {{message}}',
    'An unknown user tried to sign in as {{username}}: {{message}}',
    'An unknown user could not sign in: {{message}}',
    'A sign-in failed',
  ],
  logout_success: ['{{performer}} signed out'],
  take_ownership: [
    'Superuser {{superuser}} took ownership of {{namespace}}',
    '{{performer}} took ownership of a namespace',
  ],
  service_key_create: [
    'Service key {{name}} was created for service {{service}}',
    'Service key {{kid}} was created for service {{service}}',
    'A service key was created for service {{service}}',
    'A service key was created',
  ],
  service_key_approve: [
    '{{performer}} approved service key {{name}}',
    '{{performer}} approved service key {{kid}}',
    '{{performer}} approved a service key',
  ],
  service_key_modify: [
    '{{performer}} changed service key {{name}}',
    '{{performer}} changed service key {{kid}}',
    '{{performer}} changed a service key',
  ],
  service_key_extend: [
    '{{performer}} moved the expiry of service key {{name}} to {{expiration_date}}',
    '{{performer}} moved the expiry of service key {{kid}} to {{expiration_date}}',
    '{{performer}} changed the expiry of a service key',
  ],
  service_key_rotate: [
    'Service {{service}} rotated its key to {{kid}}',
    'Service {{service}} rotated its key',
    'A service rotated its key',
  ],
  service_key_delete: [
    'Service key {{name}} was deleted',
    'Service key {{kid}} was deleted',
    'A key of service {{service}} was deleted',
    'A service key was deleted',
  ],
  export_logs_success: [
    '{{performer}} queued a log export of {{repository}}',
    '{{performer}} queued a log export of {{namespace}}',
    '{{performer}} queued a log export',
  ],
  export_logs_failure: ['{{performer}} was denied a log export: {{error}}', '{{performer}} was denied a log export'],
} as const satisfies Record<string, readonly string[]>

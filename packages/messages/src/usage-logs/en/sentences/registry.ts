/** Sentences of kinds about images, repositories, builds and mirrors: the first one whose condition holds and whose names are all known is used. */
export const registrySentences = {
  pull_repo: [
    '[subject_kind=system] A build pulled {{repository}}:{{tag}}',
    '[subject_kind=system] A build pulled {{repository}}@{{digest}}',
    '{{performer}} pulled {{repository}}:{{tag}}',
    '{{performer}} pulled {{repository}}@{{digest}}',
    '{{performer}} pulled {{repository}}',
  ],
  push_repo: [
    '[subject_kind=system] A build pushed {{repository}}:{{tag}}',
    '{{performer}} pushed {{repository}}:{{tag}}',
    '{{performer}} pushed to {{repository}}',
  ],
  repo_verb: [
    '{{performer}} downloaded {{repository}}:{{tag}} as {{verb}}',
    '{{performer}} downloaded a converted image of {{repository}}',
  ],
  pull_repo_failed: [
    '{{performer}} was denied a pull of {{repository}}:{{tag}}: {{message}}',
    '{{performer}} was denied a pull of {{repository}}@{{digest}}: {{message}}',
    '{{performer}} was denied a pull of {{repository}}: {{message}}',
    '{{performer}} was denied a pull of {{repository}}',
  ],
  push_repo_failed: [
    '{{performer}} was denied a push of {{repository}}:{{tag}}: {{message}}',
    '{{performer}} was denied a push of {{repository}}@{{digest}}: {{message}}',
    '{{performer}} was denied a push to {{repository}}: {{message}}',
    '{{performer}} was denied a push to {{repository}}',
  ],
  delete_tag_failed: [
    '{{performer}} was denied the deletion of {{repository}}:{{tag}}: {{message}}',
    '{{performer}} was denied the deletion of {{repository}}@{{digest}}: {{message}}',
    '{{performer}} was denied the deletion of a tag of {{repository}}: {{message}}',
    '{{performer}} was denied the deletion of a tag of {{repository}}',
  ],
  create_tag: [
    '{{performer}} added tag {{tag}} to {{repository}}, pointing at {{digest}}',
    '{{performer}} added tag {{tag}} to {{repository}}',
  ],
  move_tag: [
    '{{performer}} moved tag {{tag}} of {{repository}} to {{digest}}',
    '{{performer}} moved tag {{tag}} of {{repository}}',
  ],
  delete_tag: [
    '{{performer}} deleted tag {{tag}} from {{repository}}',
    '{{performer}} deleted a tag from {{repository}}',
  ],
  revert_tag: [
    '{{performer}} restored tag {{tag}} of {{repository}} to {{digest}}',
    '{{performer}} restored tag {{tag}} of {{repository}}',
  ],
  permanently_delete_tag: ['{{performer}} purged tag {{tag}} of {{repository}}; it cannot be restored'],
  change_tag_expiration: [
    '[expiration_date=null] {{performer}} set tag {{tag}} of {{repository}} to never expire',
    '{{performer}} set tag {{tag}} of {{repository}} to expire on {{expiration_date}}',
  ],
  change_tag_immutability: [
    '[immutable=true] {{performer}} made tag {{tag}} of {{repository}} immutable',
    '{{performer}} made tag {{tag}} of {{repository}} mutable again',
  ],
  autoprune_tag_delete: ['An auto-prune policy removed tag {{tag}} from {{repository}}'],
  tag_made_immutable_by_policy: [
    'A policy made the new tag {{tag}} of {{repository}} immutable',
    'A policy made the new tag {{tag}} of a repository of {{namespace}} immutable',
  ],
  tags_made_immutable_by_policy: [
    'A policy on {{tag_pattern}} made tags of {{repository}} immutable ({{count}})',
    'A policy on {{tag_pattern}} made tags of {{namespace}} immutable ({{count}})',
  ],
  create_immutability_policy: [
    '{{performer}} created an immutability policy for {{tag_pattern}} on {{repository}}',
    '{{performer}} created an immutability policy for {{tag_pattern}} on {{namespace}}',
  ],
  update_immutability_policy: [
    '{{performer}} changed an immutability policy of {{repository}} to {{tag_pattern}}',
    '{{performer}} changed an immutability policy of {{namespace}} to {{tag_pattern}}',
  ],
  delete_immutability_policy: [
    '{{performer}} removed an immutability policy from {{repository}}',
    '{{performer}} removed an immutability policy from {{namespace}}',
  ],
  manifest_label_add: [
    '{{performer}} put label {{key}}={{value}} on {{digest}} of {{repository}}',
    '{{performer}} put label {{key}} on a manifest of {{repository}}',
  ],
  manifest_label_delete: [
    '{{performer}} took label {{key}} off {{digest}} of {{repository}}',
    '{{performer}} took label {{key}} off a manifest of {{repository}}',
  ],
  create_repo: ['{{performer}} created repository {{repository}}'],
  delete_repo: ['{{performer}} deleted repository {{repository}}'],
  change_repo_visibility: [
    '[visibility=public] {{performer}} made {{repository}} public',
    '[visibility=private] {{performer}} made {{repository}} private',
    '{{performer}} changed the visibility of {{repository}}',
  ],
  change_repo_state: [
    '[state_changed=NORMAL] {{performer}} switched {{repository}} to normal',
    '[state_changed=READ_ONLY] {{performer}} switched {{repository}} to read-only',
    '[state_changed=MIRROR] {{performer}} switched {{repository}} to mirror',
    '{{performer}} switched {{repository}} to {{state_changed}}',
  ],
  change_repo_trust: [
    '[trust_enabled=true] {{performer}} turned content trust on for {{repository}}',
    '{{performer}} turned content trust off for {{repository}}',
  ],
  set_repo_description: ['{{performer}} edited the description of {{repository}}'],
  add_repo_permission: [
    '{{performer}} added a permission to {{repository}}',
    '{{performer}} added a repository permission',
  ],
  change_repo_permission: [
    '{{performer}} gave team {{team}} the role {{role}} on {{repository}}',
    '{{performer}} gave {{username}} the role {{role}} on {{repository}}',
    '{{performer}} changed a permission of {{repository}}',
  ],
  delete_repo_permission: [
    '{{performer}} removed team {{team}} from {{repository}}',
    '{{performer}} removed {{username}} from {{repository}}',
    '{{performer}} removed a permission of {{repository}}',
  ],
  add_repo_accesstoken: [
    '{{performer}} created an access token of {{repository}}',
    '{{performer}} created a repository access token',
  ],
  delete_repo_accesstoken: [
    '{{performer}} removed an access token of {{repository}}',
    '{{performer}} removed a repository access token',
  ],
  create_prototype_permission: [
    '{{performer}} added a default permission: {{role}} for team {{delegate_team}}',
    '{{performer}} added a default permission: {{role}} for {{delegate_user}}',
    '{{performer}} added a default permission',
  ],
  modify_prototype_permission: [
    '{{performer}} changed the default permission of team {{delegate_team}} from {{original_role}} to {{role}}',
    '{{performer}} changed the default permission of {{delegate_user}} from {{original_role}} to {{role}}',
    '{{performer}} changed a default permission',
  ],
  delete_prototype_permission: [
    '{{performer}} removed the default permission {{role}} of team {{delegate_team}}',
    '{{performer}} removed the default permission {{role}} of {{delegate_user}}',
    '{{performer}} removed a default permission',
  ],
  build_dockerfile: [
    '[is_manual=true] {{manual_user}} started a build of {{repository}}',
    'A build of {{repository}} was queued from its {{trigger_kind}} trigger',
    'A build of {{repository}} was queued',
  ],
  cancel_build: ['{{performer}} canceled build {{build_uuid}}'],
  start_build_trigger: [
    '{{performer}} started a build through the {{service}} trigger of {{repository}}',
    '{{performer}} started a build through a trigger',
  ],
  setup_repo_trigger: [
    '{{performer}} activated a {{service}} build trigger on {{repository}}',
    '{{performer}} activated a build trigger on {{repository}}',
  ],
  toggle_repo_trigger: [
    '[enabled=true] {{performer}} enabled the {{service}} build trigger of {{repository}}',
    '{{performer}} disabled the {{service}} build trigger of {{repository}}',
  ],
  delete_repo_trigger: [
    '{{performer}} removed the {{service}} build trigger of {{repository}}',
    '{{performer}} removed a build trigger of {{repository}}',
  ],
  add_repo_notification: ['{{performer}} added a {{method}} notification for {{event}} on {{repository}}'],
  delete_repo_notification: ['{{performer}} removed the {{method}} notification for {{event}} from {{repository}}'],
  reset_repo_notification: ['{{performer}} cleared the failures of the {{event}} notification on {{repository}}'],
  add_repo_webhook: ['{{performer}} added a push webhook to {{repository}}', '{{performer}} added a push webhook'],
  delete_repo_webhook: [
    '{{performer}} removed a push webhook from {{repository}}',
    '{{performer}} removed a push webhook',
  ],
  repo_mirror_config_changed: [
    '[changed=is_enabled] {{performer}} switched mirroring of {{repository}} on or off',
    '[to=SYNC_NOW] {{performer}} asked for an immediate mirror sync of {{repository}}',
    '[to=SYNC_CANCEL] {{performer}} canceled the mirror sync of {{repository}}',
    '{{performer}} changed {{changed}} of the mirror {{repository}}',
    '{{performer}} changed the mirror {{repository}}',
  ],
  repo_mirror_sync_started: ['Mirroring of {{repository}} began: {{message}}', 'Mirroring of {{repository}} began'],
  repo_mirror_sync_success: [
    'Mirroring of {{repository}} finished; tags: {{tags}}',
    'Mirroring of {{repository}} finished',
  ],
  repo_mirror_sync_failed: [
    '[verb=Cancelled] Mirroring of {{repository}} was canceled',
    'Mirroring of {{repository}} did not complete: {{message}}',
    'Mirroring of {{repository}} did not complete',
  ],
  repo_mirror_sync_tag_success: [
    'Tag {{tag}} was mirrored into {{repository}}',
    'A tag was mirrored into {{repository}}',
  ],
  repo_mirror_sync_tag_failed: [
    'Tag {{tag}} could not be mirrored into {{repository}}: {{stderr}}',
    'Tag {{tag}} could not be mirrored into {{repository}}',
    'A tag could not be mirrored into {{repository}}',
  ],
  repo_mirror_enabled: ['Mirroring of {{repository}} was switched on', 'Mirroring was switched on'],
  repo_mirror_disabled: ['Mirroring of {{repository}} was switched off', 'Mirroring was switched off'],
  repo_mirror_sync_now_requested: [
    '{{performer}} asked for an immediate mirror sync of {{repository}}',
    '{{performer}} asked for an immediate mirror sync',
  ],
  repo_mirror_sync_test_started: ['A test of the mirror {{repository}} began', 'A mirror test began'],
  repo_mirror_sync_test_success: ['A test of the mirror {{repository}} succeeded', 'A mirror test succeeded'],
  repo_mirror_sync_test_failed: ['A test of the mirror {{repository}} failed', 'A mirror test failed'],
  org_mirror_enabled: [
    '{{performer}} set up mirroring of {{namespace}} from {{external_registry_url}}/{{external_namespace}}',
    '{{performer}} set up organization mirroring',
  ],
  org_mirror_disabled: [
    '{{performer}} removed the mirroring of {{external_reference}}',
    '{{performer}} removed organization mirroring',
  ],
  org_mirror_config_changed: [
    '{{performer}} changed the organization mirror of {{namespace}}: {{updated_fields}}',
    '{{performer}} changed the organization mirror',
  ],
  org_mirror_sync_now_requested: [
    '{{performer}} asked for an immediate sync of {{external_reference}}',
    '{{performer}} asked for an immediate organization mirror sync',
  ],
  org_mirror_sync_cancelled: [
    'Syncing of {{repository}} stopped after a cancel',
    '{{performer}} canceled the sync of {{external_reference}}',
    '{{performer}} canceled an organization mirror sync',
  ],
  org_mirror_sync_started: [
    'Organization mirroring began syncing {{repository}}',
    'Organization mirroring began discovery in {{external_namespace}}',
    'Organization mirroring began: {{message}}',
    'Organization mirroring began',
  ],
  org_mirror_sync_success: [
    'Organization mirroring finished syncing {{repository}}',
    'Organization mirroring finished discovery in {{external_namespace}}',
    'Organization mirroring finished: {{message}}',
    'Organization mirroring finished',
  ],
  org_mirror_sync_failed: [
    'Organization mirroring failed for {{repository}}: {{message}}',
    'Organization mirroring failed in discovery: {{message}}',
    'Organization mirroring failed',
  ],
  org_mirror_repo_created: [
    'Organization mirroring created a {{visibility}} repository for {{external_reference}}',
    'Organization mirroring created a repository',
  ],
  org_mirror_repo_creation_failed: [
    'Organization mirroring could not create the repository for {{external_reference}}: {{error}}',
    'Organization mirroring could not create a repository',
  ],
  create_proxy_cache_config: [
    '{{performer}} made {{namespace}} a proxy cache of {{upstream_registry}}',
    '{{performer}} turned an organization into a proxy cache',
  ],
  delete_proxy_cache_config: [
    '{{performer}} removed the proxy cache of {{namespace}}',
    '{{performer}} removed the proxy cache of an organization',
  ],
  create_repository_autoprune_policy: [
    '[method=number_of_tags] {{performer}} set the number of tags kept in {{repository}} to {{value}}',
    '[method=creation_date] {{performer}} set {{repository}} to prune tags older than {{value}}',
    '{{performer}} added an auto-prune policy to {{repository}}',
  ],
  update_repository_autoprune_policy: [
    '[method=number_of_tags] {{performer}} changed the number of tags kept in {{repository}} to {{value}}',
    '[method=creation_date] {{performer}} changed auto-prune of {{repository}}: prune tags older than {{value}}',
    '{{performer}} changed an auto-prune policy of {{repository}}',
  ],
  delete_repository_autoprune_policy: ['{{performer}} removed an auto-prune policy from {{repository}}'],
} as const satisfies Record<string, readonly string[]>

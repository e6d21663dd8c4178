import type { registrySentences as english } from '../../en/sentences/registry.ts'

/** Sentences of kinds about images, repositories, builds and mirrors: the first one whose condition holds and whose names are all known is used. */
export const registrySentences: Record<keyof typeof english, readonly string[]> = {
  pull_repo: [
    '[subject_kind=system] ビルドが {{repository}}:{{tag}} をプルしました',
    '[subject_kind=system] ビルドが {{repository}}@{{digest}} をプルしました',
    '{{performer}} が {{repository}}:{{tag}} をプルしました',
    '{{performer}} が {{repository}}@{{digest}} をプルしました',
    '{{performer}} が {{repository}} をプルしました',
  ],
  push_repo: [
    '[subject_kind=system] ビルドが {{repository}}:{{tag}} をプッシュしました',
    '{{performer}} が {{repository}}:{{tag}} をプッシュしました',
    '{{performer}} が {{repository}} にプッシュしました',
  ],
  repo_verb: [
    '{{performer}} が {{repository}}:{{tag}} を {{verb}} としてダウンロードしました',
    '{{performer}} が {{repository}} の変換済みイメージをダウンロードしました',
  ],
  pull_repo_failed: [
    '{{performer}} による {{repository}}:{{tag}} のプルが拒否されました: {{message}}',
    '{{performer}} による {{repository}}@{{digest}} のプルが拒否されました: {{message}}',
    '{{performer}} による {{repository}} のプルが拒否されました: {{message}}',
    '{{performer}} による {{repository}} のプルが拒否されました',
  ],
  push_repo_failed: [
    '{{performer}} による {{repository}}:{{tag}} のプッシュが拒否されました: {{message}}',
    '{{performer}} による {{repository}}@{{digest}} のプッシュが拒否されました: {{message}}',
    '{{performer}} による {{repository}} へのプッシュが拒否されました: {{message}}',
    '{{performer}} による {{repository}} へのプッシュが拒否されました',
  ],
  delete_tag_failed: [
    '{{performer}} による {{repository}}:{{tag}} の削除が拒否されました: {{message}}',
    '{{performer}} による {{repository}}@{{digest}} の削除が拒否されました: {{message}}',
    '{{performer}} による {{repository}} のタグの削除が拒否されました: {{message}}',
    '{{performer}} による {{repository}} のタグの削除が拒否されました',
  ],
  create_tag: [
    '{{performer}} が {{repository}} に {{digest}} を指すタグ {{tag}} を追加しました',
    '{{performer}} が {{repository}} にタグ {{tag}} を追加しました',
  ],
  move_tag: [
    '{{performer}} が {{repository}} のタグ {{tag}} を {{digest}} に移しました',
    '{{performer}} が {{repository}} のタグ {{tag}} を移しました',
  ],
  delete_tag: [
    '{{performer}} が {{repository}} のタグ {{tag}} を削除しました',
    '{{performer}} が {{repository}} のタグを削除しました',
  ],
  revert_tag: [
    '{{performer}} が {{repository}} のタグ {{tag}} を {{digest}} に戻しました',
    '{{performer}} が {{repository}} のタグ {{tag}} を復元しました',
  ],
  permanently_delete_tag: ['{{performer}} が {{repository}} のタグ {{tag}} を完全に削除しました。復元はできません'],
  change_tag_expiration: [
    '[expiration_date=null] {{performer}} が {{repository}} のタグ {{tag}} を無期限にしました',
    '{{performer}} が {{repository}} のタグ {{tag}} の有効期限を {{expiration_date}} に設定しました',
  ],
  change_tag_immutability: [
    '[immutable=true] {{performer}} が {{repository}} のタグ {{tag}} を変更不可にしました',
    '{{performer}} が {{repository}} のタグ {{tag}} を再び変更可能にしました',
  ],
  autoprune_tag_delete: ['自動プルーニングポリシーが {{repository}} のタグ {{tag}} を削除しました'],
  tag_made_immutable_by_policy: [
    'ポリシーにより {{repository}} の新しいタグ {{tag}} が変更不可になりました',
    'ポリシーにより {{namespace}} のリポジトリーの新しいタグ {{tag}} が変更不可になりました',
  ],
  tags_made_immutable_by_policy: [
    '{{tag_pattern}} に対するポリシーにより {{repository}} のタグ {{count}} 件が変更不可になりました',
    '{{tag_pattern}} に対するポリシーにより {{namespace}} のタグ {{count}} 件が変更不可になりました',
  ],
  create_immutability_policy: [
    '{{performer}} が {{repository}} に {{tag_pattern}} の変更不可ポリシーを作成しました',
    '{{performer}} が {{namespace}} に {{tag_pattern}} の変更不可ポリシーを作成しました',
  ],
  update_immutability_policy: [
    '{{performer}} が {{repository}} の変更不可ポリシーを {{tag_pattern}} に変更しました',
    '{{performer}} が {{namespace}} の変更不可ポリシーを {{tag_pattern}} に変更しました',
  ],
  delete_immutability_policy: [
    '{{performer}} が {{repository}} の変更不可ポリシーを削除しました',
    '{{performer}} が {{namespace}} の変更不可ポリシーを削除しました',
  ],
  manifest_label_add: [
    '{{performer}} が {{repository}} の {{digest}} にラベル {{key}}={{value}} を付けました',
    '{{performer}} が {{repository}} のマニフェストにラベル {{key}} を付けました',
  ],
  manifest_label_delete: [
    '{{performer}} が {{repository}} の {{digest}} からラベル {{key}} を外しました',
    '{{performer}} が {{repository}} のマニフェストからラベル {{key}} を外しました',
  ],
  create_repo: ['{{performer}} がリポジトリー {{repository}} を作成しました'],
  delete_repo: ['{{performer}} がリポジトリー {{repository}} を削除しました'],
  change_repo_visibility: [
    '[visibility=public] {{performer}} が {{repository}} をパブリックにしました',
    '[visibility=private] {{performer}} が {{repository}} をプライベートにしました',
    '{{performer}} が {{repository}} の公開範囲を変更しました',
  ],
  change_repo_state: [
    '[state_changed=NORMAL] {{performer}} が {{repository}} を通常の状態にしました',
    '[state_changed=READ_ONLY] {{performer}} が {{repository}} を読み取り専用にしました',
    '[state_changed=MIRROR] {{performer}} が {{repository}} をミラーにしました',
    '{{performer}} が {{repository}} の状態を {{state_changed}} に変更しました',
  ],
  change_repo_trust: [
    '[trust_enabled=true] {{performer}} が {{repository}} のコンテンツの信頼を有効にしました',
    '{{performer}} が {{repository}} のコンテンツの信頼を無効にしました',
  ],
  set_repo_description: ['{{performer}} が {{repository}} の説明を編集しました'],
  add_repo_permission: [
    '{{performer}} が {{repository}} に権限を追加しました',
    '{{performer}} がリポジトリーの権限を追加しました',
  ],
  change_repo_permission: [
    '{{performer}} がチーム {{team}} に {{repository}} のロール {{role}} を付与しました',
    '{{performer}} が {{username}} に {{repository}} のロール {{role}} を付与しました',
    '{{performer}} が {{repository}} の権限を変更しました',
  ],
  delete_repo_permission: [
    '{{performer}} がチーム {{team}} を {{repository}} から外しました',
    '{{performer}} が {{username}} を {{repository}} から外しました',
    '{{performer}} が {{repository}} の権限を削除しました',
  ],
  add_repo_accesstoken: [
    '{{performer}} が {{repository}} のアクセストークンを作成しました',
    '{{performer}} がリポジトリーのアクセストークンを作成しました',
  ],
  delete_repo_accesstoken: [
    '{{performer}} が {{repository}} のアクセストークンを削除しました',
    '{{performer}} がリポジトリーのアクセストークンを削除しました',
  ],
  create_prototype_permission: [
    '{{performer}} がデフォルトの権限を追加しました: チーム {{delegate_team}} に {{role}}',
    '{{performer}} がデフォルトの権限を追加しました: {{delegate_user}} に {{role}}',
    '{{performer}} がデフォルトの権限を追加しました',
  ],
  modify_prototype_permission: [
    '{{performer}} がチーム {{delegate_team}} のデフォルトの権限を {{original_role}} から {{role}} に変更しました',
    '{{performer}} が {{delegate_user}} のデフォルトの権限を {{original_role}} から {{role}} に変更しました',
    '{{performer}} がデフォルトの権限を変更しました',
  ],
  delete_prototype_permission: [
    '{{performer}} がチーム {{delegate_team}} のデフォルトの権限 {{role}} を削除しました',
    '{{performer}} が {{delegate_user}} のデフォルトの権限 {{role}} を削除しました',
    '{{performer}} がデフォルトの権限を削除しました',
  ],
  build_dockerfile: [
    '[is_manual=true] {{manual_user}} が {{repository}} のビルドを開始しました',
    '{{trigger_kind}} トリガーにより {{repository}} のビルドがキューに入りました',
    '{{repository}} のビルドがキューに入りました',
  ],
  cancel_build: ['{{performer}} がビルド {{build_uuid}} をキャンセルしました'],
  start_build_trigger: [
    '{{performer}} が {{repository}} の {{service}} トリガーからビルドを開始しました',
    '{{performer}} がトリガーからビルドを開始しました',
  ],
  setup_repo_trigger: [
    '{{performer}} が {{repository}} の {{service}} ビルドトリガーを有効化しました',
    '{{performer}} が {{repository}} のビルドトリガーを有効化しました',
  ],
  toggle_repo_trigger: [
    '[enabled=true] {{performer}} が {{repository}} の {{service}} ビルドトリガーを有効にしました',
    '{{performer}} が {{repository}} の {{service}} ビルドトリガーを無効にしました',
  ],
  delete_repo_trigger: [
    '{{performer}} が {{repository}} の {{service}} ビルドトリガーを削除しました',
    '{{performer}} が {{repository}} のビルドトリガーを削除しました',
  ],
  add_repo_notification: ['{{performer}} が {{repository}} に {{event}} の {{method}} 通知を追加しました'],
  delete_repo_notification: ['{{performer}} が {{repository}} の {{event}} の {{method}} 通知を削除しました'],
  reset_repo_notification: ['{{performer}} が {{repository}} の {{event}} 通知の失敗回数をリセットしました'],
  add_repo_webhook: [
    '{{performer}} が {{repository}} にプッシュの Webhook を追加しました',
    '{{performer}} がプッシュの Webhook を追加しました',
  ],
  delete_repo_webhook: [
    '{{performer}} が {{repository}} のプッシュの Webhook を削除しました',
    '{{performer}} がプッシュの Webhook を削除しました',
  ],
  repo_mirror_config_changed: [
    '[changed=is_enabled] {{performer}} が {{repository}} のミラーリングの有効・無効を切り替えました',
    '[to=SYNC_NOW] {{performer}} が {{repository}} のミラーの即時同期を要求しました',
    '[to=SYNC_CANCEL] {{performer}} が {{repository}} のミラーの同期をキャンセルしました',
    '{{performer}} がミラー {{repository}} の {{changed}} を変更しました',
    '{{performer}} がミラー {{repository}} を変更しました',
  ],
  repo_mirror_sync_started: [
    '{{repository}} のミラーリングが始まりました: {{message}}',
    '{{repository}} のミラーリングが始まりました',
  ],
  repo_mirror_sync_success: [
    '{{repository}} のミラーリングが完了しました。タグ: {{tags}}',
    '{{repository}} のミラーリングが完了しました',
  ],
  repo_mirror_sync_failed: [
    '[verb=Cancelled] {{repository}} のミラーリングがキャンセルされました',
    '{{repository}} のミラーリングが完了しませんでした: {{message}}',
    '{{repository}} のミラーリングが完了しませんでした',
  ],
  repo_mirror_sync_tag_success: [
    'タグ {{tag}} が {{repository}} にミラーリングされました',
    'タグが {{repository}} にミラーリングされました',
  ],
  repo_mirror_sync_tag_failed: [
    'タグ {{tag}} を {{repository}} にミラーリングできませんでした: {{stderr}}',
    'タグ {{tag}} を {{repository}} にミラーリングできませんでした',
    'タグを {{repository}} にミラーリングできませんでした',
  ],
  repo_mirror_enabled: ['{{repository}} のミラーリングが有効になりました', 'ミラーリングが有効になりました'],
  repo_mirror_disabled: ['{{repository}} のミラーリングが無効になりました', 'ミラーリングが無効になりました'],
  repo_mirror_sync_now_requested: [
    '{{performer}} が {{repository}} のミラーの即時同期を要求しました',
    '{{performer}} がミラーの即時同期を要求しました',
  ],
  repo_mirror_sync_test_started: ['ミラー {{repository}} のテストが始まりました', 'ミラーのテストが始まりました'],
  repo_mirror_sync_test_success: ['ミラー {{repository}} のテストが成功しました', 'ミラーのテストが成功しました'],
  repo_mirror_sync_test_failed: ['ミラー {{repository}} のテストが失敗しました', 'ミラーのテストが失敗しました'],
  org_mirror_enabled: [
    '{{performer}} が {{external_registry_url}}/{{external_namespace}} から {{namespace}} へのミラーリングを設定しました',
    '{{performer}} が組織のミラーリングを設定しました',
  ],
  org_mirror_disabled: [
    '{{performer}} が {{external_reference}} のミラーリングを削除しました',
    '{{performer}} が組織のミラーリングを削除しました',
  ],
  org_mirror_config_changed: [
    '{{performer}} が {{namespace}} の組織ミラーを変更しました: {{updated_fields}}',
    '{{performer}} が組織ミラーを変更しました',
  ],
  org_mirror_sync_now_requested: [
    '{{performer}} が {{external_reference}} の即時同期を要求しました',
    '{{performer}} が組織ミラーの即時同期を要求しました',
  ],
  org_mirror_sync_cancelled: [
    'キャンセルにより {{repository}} の同期が停止しました',
    '{{performer}} が {{external_reference}} の同期をキャンセルしました',
    '{{performer}} が組織ミラーの同期をキャンセルしました',
  ],
  org_mirror_sync_started: [
    '組織のミラーリングが {{repository}} の同期を始めました',
    '組織のミラーリングが {{external_namespace}} の検出を始めました',
    '組織のミラーリングが始まりました: {{message}}',
    '組織のミラーリングが始まりました',
  ],
  org_mirror_sync_success: [
    '組織のミラーリングが {{repository}} の同期を完了しました',
    '組織のミラーリングが {{external_namespace}} の検出を完了しました',
    '組織のミラーリングが完了しました: {{message}}',
    '組織のミラーリングが完了しました',
  ],
  org_mirror_sync_failed: [
    '組織のミラーリングが {{repository}} で失敗しました: {{message}}',
    '組織のミラーリングが検出中に失敗しました: {{message}}',
    '組織のミラーリングが失敗しました',
  ],
  org_mirror_repo_created: [
    '組織のミラーリングが {{external_reference}} の {{visibility}} リポジトリーを作成しました',
    '組織のミラーリングがリポジトリーを作成しました',
  ],
  org_mirror_repo_creation_failed: [
    '組織のミラーリングが {{external_reference}} のリポジトリーを作成できませんでした: {{error}}',
    '組織のミラーリングがリポジトリーを作成できませんでした',
  ],
  create_proxy_cache_config: [
    '{{performer}} が {{namespace}} を {{upstream_registry}} のプロキシーキャッシュにしました',
    '{{performer}} が組織をプロキシーキャッシュにしました',
  ],
  delete_proxy_cache_config: [
    '{{performer}} が {{namespace}} のプロキシーキャッシュを削除しました',
    '{{performer}} が組織のプロキシーキャッシュを削除しました',
  ],
  create_repository_autoprune_policy: [
    '[method=number_of_tags] {{performer}} が {{repository}} で最新のタグ {{value}} 件を残すように設定しました',
    '[method=creation_date] {{performer}} が {{repository}} で {{value}} より古いタグを削除するように設定しました',
    '{{performer}} が {{repository}} に自動プルーニングポリシーを追加しました',
  ],
  update_repository_autoprune_policy: [
    '[method=number_of_tags] {{performer}} が {{repository}} の自動プルーニングを変更しました: 最新のタグ {{value}} 件を保持',
    '[method=creation_date] {{performer}} が {{repository}} の自動プルーニングを変更しました: {{value}} より古いタグを削除',
    '{{performer}} が {{repository}} の自動プルーニングポリシーを変更しました',
  ],
  delete_repository_autoprune_policy: ['{{performer}} が {{repository}} の自動プルーニングポリシーを削除しました'],
}

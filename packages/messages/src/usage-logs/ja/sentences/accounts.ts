import type { accountsSentences as english } from '../../en/sentences/accounts.ts'

/** Sentences of kinds about organizations, robot accounts, tokens, people and the registry itself: the first one whose condition holds and whose names are all known is used. */
export const accountsSentences: Record<keyof typeof english, readonly string[]> = {
  create_namespace_notification: ['{{performer}} が {{namespace}} に {{event}} の {{method}} 通知を追加しました'],
  delete_namespace_notification: ['{{performer}} が {{namespace}} の {{event}} の {{method}} 通知を削除しました'],
  reset_namespace_notification: ['{{performer}} が {{namespace}} の {{event}} 通知の失敗回数をリセットしました'],
  org_create: ['{{performer}} が組織 {{namespace}} を作成しました'],
  org_delete: ['{{performer}} が組織 {{namespace}} を削除しました'],
  org_change_email: [
    '{{performer}} が {{namespace}} のメールアドレスを {{old_email}} から {{email}} に変更しました',
    '{{performer}} が {{namespace}} のメールアドレスを変更しました',
  ],
  org_change_invoicing: [
    '[invoice_email=true] {{performer}} が {{namespace}} の請求書メールを有効にしました',
    '[invoice_email=false] {{performer}} が {{namespace}} の請求書メールを無効にしました',
    '{{performer}} が {{namespace}} の請求書の宛先を変更しました',
  ],
  org_change_tag_expiration: [
    '{{performer}} が {{namespace}} のタイムマシンの期間を {{tag_expiration}} 秒に設定しました',
  ],
  org_change_name: [
    'スーパーユーザー {{superuser}} が組織 {{old_name}} の名前を {{new_name}} に変更しました',
    '{{performer}} が組織 {{old_name}} の名前を {{new_name}} に変更しました',
  ],
  org_create_team: [
    '{{performer}} が {{namespace}} にチーム {{team}} を作成しました',
    '{{performer}} がチーム {{team}} を作成しました',
  ],
  org_delete_team: [
    '{{performer}} が {{namespace}} のチーム {{team}} を削除しました',
    '{{performer}} がチーム {{team}} を削除しました',
  ],
  org_set_team_description: [
    '{{performer}} がチーム {{team}} の説明を変更しました',
    '{{performer}} がチームの説明を変更しました',
  ],
  org_set_team_role: [
    '{{performer}} がチーム {{team}} にロール {{role}} を付与しました',
    '{{performer}} がチーム {{team}} のロールを変更しました',
  ],
  org_add_team_member: ['{{performer}} が {{member}} をチーム {{team}} に追加しました'],
  org_remove_team_member: ['{{performer}} が {{member}} をチーム {{team}} から外しました'],
  org_invite_team_member: [
    '{{performer}} が {{user}} をチーム {{team}} に招待しました',
    '{{performer}} が {{email}} をチーム {{team}} に招待しました',
    '{{performer}} がチーム {{team}} に招待を送りました',
  ],
  org_delete_team_member_invite: [
    '{{performer}} が {{user}} のチーム {{team}} への招待を取り消しました',
    '{{performer}} が {{email}} のチーム {{team}} への招待を取り消しました',
    '{{performer}} がチーム {{team}} への招待を取り消しました',
  ],
  org_team_member_invite_accepted: [
    '{{member}} が {{inviter}} によるチーム {{team}} への招待を承諾しました',
    '{{member}} がチーム {{team}} に参加しました',
  ],
  org_team_member_invite_declined: [
    '{{member}} が {{inviter}} によるチーム {{team}} への招待を辞退しました',
    '{{member}} がチーム {{team}} への参加を辞退しました',
  ],
  enable_team_sync: ['{{performer}} がチーム {{team}} のディレクトリー同期を有効にしました'],
  disable_team_sync: ['{{performer}} がチーム {{team}} のディレクトリー同期を無効にしました'],
  org_create_quota: [
    '{{performer}} が {{namespace}} にクォータ {{limit}} を設定しました',
    '{{performer}} が {{namespace}} にクォータを設定しました',
  ],
  org_change_quota: [
    '{{performer}} が {{namespace}} のクォータを {{previous_limit}} から {{limit}} に変更しました',
    '{{performer}} が {{namespace}} のクォータを変更しました',
  ],
  org_delete_quota: [
    '{{performer}} が {{namespace}} のクォータ {{limit}} を削除しました',
    '{{performer}} が {{namespace}} のクォータを削除しました',
  ],
  org_create_quota_limit: [
    '{{performer}} が {{namespace}} のクォータに {{threshold_percent}} % の {{type}} しきい値を追加しました',
  ],
  org_change_quota_limit: [
    '{{performer}} が {{namespace}} のクォータのしきい値を {{threshold_percent}} % の {{type}} に変更しました',
  ],
  org_delete_quota_limit: [
    '{{performer}} が {{namespace}} の {{threshold_percent}} % の {{type}} しきい値を削除しました',
    '{{performer}} が {{namespace}} のクォータのしきい値を削除しました',
  ],
  create_namespace_autoprune_policy: [
    '[method=number_of_tags] {{performer}} が {{namespace}} で最新のタグ {{value}} 件を残すように設定しました',
    '[method=creation_date] {{performer}} が {{namespace}} で {{value}} より古いタグを削除するように設定しました',
    '{{performer}} が {{namespace}} に自動プルーニングポリシーを追加しました',
  ],
  update_namespace_autoprune_policy: [
    '[method=number_of_tags] {{performer}} が {{namespace}} の自動プルーニングを変更しました: 最新のタグ {{value}} 件を保持',
    '[method=creation_date] {{performer}} が {{namespace}} の自動プルーニングを変更しました: {{value}} より古いタグを削除',
    '{{performer}} が {{namespace}} の自動プルーニングポリシーを変更しました',
  ],
  delete_namespace_autoprune_policy: ['{{performer}} が {{namespace}} の自動プルーニングポリシーを削除しました'],
  create_robot: [
    '{{performer}} が {{namespace}} にロボットアカウント {{robot}} を作成しました',
    '{{performer}} がロボットアカウント {{robot}} を作成しました',
  ],
  delete_robot: [
    '{{performer}} が {{namespace}} のロボットアカウント {{robot}} を削除しました',
    '{{performer}} がロボットアカウント {{robot}} を削除しました',
  ],
  regenerate_robot_token: ['{{performer}} がロボットアカウント {{robot}} のトークンを再生成しました'],
  create_robot_federation: ['{{performer}} がロボットアカウント {{robot}} のキーレスサインインを設定しました'],
  delete_robot_federation: ['{{performer}} がロボットアカウント {{robot}} のキーレスサインインを削除しました'],
  federated_robot_token_exchange: [
    '[subject_kind=robot] ロボットアカウント {{performer}} が {{issuer}} の ID トークンを Quay トークンに交換しました',
    '[subject_kind=robot] ロボットアカウント {{performer}} が ID トークンを Quay トークンに交換しました',
    'ロボットアカウント {{robot}} が ID トークンを Quay トークンに交換しました',
  ],
  create_application: [
    '{{performer}} が OAuth アプリケーション {{application_name}} を作成しました',
    '{{performer}} が OAuth アプリケーションを作成しました',
  ],
  update_application: [
    '{{performer}} が OAuth アプリケーション {{application_name}} を変更しました',
    '{{performer}} が OAuth アプリケーションを変更しました',
  ],
  delete_application: [
    '{{performer}} が OAuth アプリケーション {{application_name}} を削除しました',
    '{{performer}} が OAuth アプリケーションを削除しました',
  ],
  reset_application_client_secret: [
    '{{performer}} が OAuth アプリケーション {{application_name}} のクライアントシークレットをリセットしました',
    '{{performer}} が OAuth アプリケーションのクライアントシークレットをリセットしました',
  ],
  create_oauth_api_token: [
    '{{performer}} が {{application_name}} の API トークン {{token_display_name}} を {{scope}} で作成しました',
    '{{performer}} が API トークンを作成しました',
  ],
  revoke_oauth_api_token: [
    '{{performer}} が {{application_name}} の API トークンを取り消しました',
    '{{performer}} が API トークンを取り消しました',
  ],
  oauth_token_assigned: [
    '{{assigning_user}} が {{application}} のトークンを {{assigned_user}} に割り当てました',
    '{{performer}} が OAuth トークンを割り当てました',
  ],
  oauth_token_revoked: ['{{performer}} が OAuth トークンを取り消しました'],
  create_app_specific_token: [
    '{{performer}} がアプリケーション固有のトークン {{app_specific_token_title}} を作成しました',
    '{{performer}} がアプリケーション固有のトークンを作成しました',
  ],
  revoke_app_specific_token: [
    '{{performer}} がアプリケーション固有のトークン {{app_specific_token_title}} を取り消しました',
    '{{performer}} がアプリケーション固有のトークンを取り消しました',
  ],
  user_create: [
    'スーパーユーザー {{superuser}} がユーザー {{username}} を作成しました',
    'ユーザー {{username}} が作成されました',
  ],
  user_delete: ['{{performer}} がユーザー {{username}} を削除しました', 'ユーザー {{username}} が削除されました'],
  user_disable: [
    'スーパーユーザー {{superuser}} がユーザー {{username}} を無効にしました',
    '{{performer}} がユーザー {{username}} を無効にしました',
  ],
  user_enable: [
    'スーパーユーザー {{superuser}} がユーザー {{username}} を有効にしました',
    '{{performer}} がユーザー {{username}} を有効にしました',
  ],
  user_change_email: [
    'スーパーユーザー {{superuser}} が {{namespace}} のメールアドレスを {{old_email}} から {{email}} に変更しました',
    'スーパーユーザー {{superuser}} が {{namespace}} のメールアドレスを変更しました',
    '{{performer}} が {{namespace}} のメールアドレスを {{old_email}} から {{email}} に変更しました',
    '{{performer}} が {{namespace}} のメールアドレスを変更しました',
    '{{performer}} がメールアドレスを変更しました',
  ],
  user_change_password: [
    'スーパーユーザー {{superuser}} が {{username}} の新しいパスワードを設定しました',
    '{{performer}} が {{username}} の新しいパスワードを設定しました',
  ],
  user_change_name: [
    'ユーザー {{old_username}} の名前が {{namespace}} に変更されました',
    'ユーザー {{old_username}} の名前が変更されました',
  ],
  user_change_invoicing: [
    '[invoice_email=true] {{performer}} が請求書メールを有効にしました',
    '[invoice_email=false] {{performer}} が請求書メールを無効にしました',
    '{{performer}} が請求書の宛先を変更しました',
  ],
  user_change_tag_expiration: ['{{performer}} が自分のタイムマシンの期間を {{tag_expiration}} 秒に設定しました'],
  user_change_metadata: ['{{performer}} がプロフィールを更新しました'],
  user_generate_client_key: ['{{performer}} がコマンドライン用の暗号化パスワードを生成しました'],
  account_change_password: ['{{performer}} が自分のパスワードを変更しました'],
  account_convert: [
    '{{performer}} がユーザー {{namespace}} を組織に変換しました',
    '{{performer}} がユーザーを組織に変換しました',
  ],
  account_change_plan: [
    '{{performer}} が課金プランを {{plan}} に変更しました',
    '{{performer}} が課金プランを変更しました',
  ],
  account_change_cc: ['{{performer}} が支払いカードを更新しました'],
  login_success: [
    '[type=v2auth] {{performer}} がレジストリーにサインインしました',
    '{{performer}} が Quay にサインインしました',
  ],
  login_failure: [
    '[message=OAuth access token has expired] アプリケーション {{application_name}} の期限切れトークンによるサインインに失敗しました',
    '[message=OAuth access token has expired] 期限切れの OAuth トークンによるサインインに失敗しました',
    '[kind=oauth] アプリケーション {{application_name}} のトークンによるサインインに失敗しました: {{message}}',
    '[kind=oauth] OAuth トークンによるサインインに失敗しました: {{message}}',
    '[kind=app_specific_token] {{username}} のトークン {{app_specific_token_title}} によるサインインに失敗しました: {{message}}',
    '[kind=app_specific_token] {{username}} のアプリケーション固有のトークンによるサインインに失敗しました: {{message}}',
    '[kind=app_specific_token] アプリケーション固有のトークンによるサインインに失敗しました: {{message}}',
    '[subject_kind=robot] ロボットアカウント {{performer}} としてのサインインに失敗しました: {{message}}',
    '[subject_kind=user] {{performer}} としてのサインインに失敗しました: {{message}}',
    '不明なロボットアカウントが {{robot}} としてサインインを試みました: {{message}}',
    '不明なユーザーが {{username}} としてサインインを試みました: {{message}}',
    '不明なユーザーのサインインに失敗しました: {{message}}',
    'サインインに失敗しました',
  ],
  logout_success: ['{{performer}} がサインアウトしました'],
  take_ownership: [
    'スーパーユーザー {{superuser}} が {{namespace}} の所有権を取得しました',
    '{{performer}} が名前空間の所有権を取得しました',
  ],
  service_key_create: [
    'サービス {{service}} のサービスキー {{name}} が作成されました',
    'サービス {{service}} のサービスキー {{kid}} が作成されました',
    'サービス {{service}} のサービスキーが作成されました',
    'サービスキーが作成されました',
  ],
  service_key_approve: [
    '{{performer}} がサービスキー {{name}} を承認しました',
    '{{performer}} がサービスキー {{kid}} を承認しました',
    '{{performer}} がサービスキーを承認しました',
  ],
  service_key_modify: [
    '{{performer}} がサービスキー {{name}} を変更しました',
    '{{performer}} がサービスキー {{kid}} を変更しました',
    '{{performer}} がサービスキーを変更しました',
  ],
  service_key_extend: [
    '{{performer}} がサービスキー {{name}} の有効期限を {{expiration_date}} に変更しました',
    '{{performer}} がサービスキー {{kid}} の有効期限を {{expiration_date}} に変更しました',
    '{{performer}} がサービスキーの有効期限を変更しました',
  ],
  service_key_rotate: [
    'サービス {{service}} がキーを {{kid}} にローテーションしました',
    'サービス {{service}} がキーをローテーションしました',
    'サービスがキーをローテーションしました',
  ],
  service_key_delete: [
    'サービスキー {{name}} が削除されました',
    'サービスキー {{kid}} が削除されました',
    'サービス {{service}} のキーが削除されました',
    'サービスキーが削除されました',
  ],
  export_logs_success: [
    '{{performer}} が {{repository}} のログのエクスポートを登録しました',
    '{{performer}} が {{namespace}} のログのエクスポートを登録しました',
    '{{performer}} がログのエクスポートを登録しました',
  ],
  export_logs_failure: [
    '{{performer}} によるログのエクスポートが拒否されました: {{error}}',
    '{{performer}} によるログのエクスポートが拒否されました',
  ],
}

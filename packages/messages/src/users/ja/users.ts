import type { users as english } from '../en/users.ts'
import type { Translated } from '../../translated.ts'

export const users: Translated<typeof english> = {
  title: 'ユーザー',
  labels: {
    name: '名前',
    email: 'メールアドレス',
    state: '状態',
    kind: '種別',
    quota: 'クォータ',
    verified: 'メールアドレスの確認',
  },
  states: { enabled: '有効', disabled: '無効', unverified: '未確認' },
  kinds: { none: 'ユーザー', superuser: 'スーパーユーザー', 'global-read-only': '読み取り専用スーパーユーザー' },
  authenticationTypes: {
    Database: 'Quay のデータベース',
    LDAP: 'LDAP',
    JWT: 'JWT サービス',
    Keystone: 'Keystone',
    OIDC: 'OIDC',
    AppToken: 'アプリケーショントークン',
    unknown: 'Quay の外部',
  },
  none: 'なし',
  noneShort: '–',
  quotaOf: '{{limit}} の {{share}}',
  quotaNoLimit: '{{used}} (上限なし)',

  list: {
    searchNameAndEmail: '名前またはメールアドレスで検索',
    searchName: '名前で検索',
    count_one: '{{total}} ユーザー',
    count_other: '{{total}} ユーザー',
    countMatching_one: '{{total}} ユーザー中 {{matching}} 件',
    countMatching_other: '{{total}} ユーザー中 {{matching}} 件',
    reading: '全ユーザーの読み込み中',
  },

  export: {
    action: 'CSV でエクスポート',
  },

  empty: {
    nothingTitle: 'このレジストリーにはユーザーがいません',
    nothingBody: '最初のユーザーを作成してください。パスワードは Quay が生成します。',
    noMatchBody_one: '登録されている 1 ユーザーは、検索とフィルターの条件に合いません。',
    noMatchBody_other: '{{total}} ユーザーの中に、検索とフィルターの条件に合うユーザーはいません。',
    noMatchStillReading:
      'これまでに読み込んだ中に、検索とフィルターの条件に合うユーザーはいません。読み込みは続いています。',
    readingTitle: 'Quay からユーザーを読み込んでいます',
    notReadableTitle: 'ユーザーを読み取れません',
  },

  create: {
    title: 'ユーザーの作成',
    action: 'ユーザーの作成',
    nameRule:
      '英小文字と数字を使います。その間に 1 文字ずつドット、アンダースコア、ハイフンを入れられます。2 文字以上です。',
    emailRequired: 'このレジストリーはメールを送信するため、必須です。アドレス確認のメールを Quay が送信します。',
    emailOptional: '任意です。このレジストリーはメールを送信しません。',
    passwordNote: 'パスワードは Quay が生成し、作成直後に一度だけ表示されます。',
    doneTitle: '{{name}} を作成しました',
    signInAddress: 'サインイン先',
    password: 'パスワード',
    mailSent:
      'Quay が {{email}} にメールを送信しました。メールでアドレスを確認すると、サインインできるようになります。',
    mailNotNeeded: 'メールは送信されていません。ユーザーはすぐにサインインできます。',
    lostTitle: '{{name}} を作成しましたが、パスワードは失われました',
    lostMail:
      'Quay はユーザーを作成しましたが、確認メールを送信できず、パスワードの代わりにエラーを返しました。パスワードは誰にもわからず、アドレスも確認されていません。',
    lostMailNext:
      '新しいパスワードを設定してください。アドレスが確認されるまで、ユーザーはサインインできません。ここでメールアドレスを変更すると、新しいアドレスは確認済みになります。',
    lostAnswer:
      'Quay はユーザーを作成しましたが、パスワードを含む応答が途中で失われました。パスワードは誰にもわかりません。',
    lostAlreadyShown:
      'ユーザーは先ほどの試行で作成されています。パスワードはその応答に含まれていましたが、コンソールには保存されていません。',
    lostNext: '新しいパスワードを設定し、それを伝えてください。',
    unknownTitle: '{{name}} が作成されたかどうかは不明です',
    checkFound: '{{name}} は存在します。この試行で作成された場合、パスワードは失われています。',
    checkNotFound: '{{name}} という名前のユーザーは Quay にありません。作成されていないため、もう一度実行できます。',
  },

  nameAdvice: {
    short: '名前が短すぎます。2 文字以上にしてください。',
    long: '名前が長すぎます。255 文字以下にしてください。',
    capitals: '名前に大文字が含まれています。Quay では使えません。',
    space: '名前に空白が含まれています。Quay では使えません。',
    letter: '名前に「{{character}}」が含まれています。使える文字は a から z だけです。',
    character: '名前に「{{character}}」が含まれています。Quay では使えません。',
    edge: '名前の先頭または末尾に「{{character}}」があります。先頭と末尾は英字か数字にしてください。',
    doubled: '名前に「{{character}}」が含まれています。区切り文字は続けて使えません。',
    use: '{{name}} を使用',
  },

  sources: {
    title: 'ユーザーの管理元',
    action: 'ユーザーの管理元',
    LDAP: 'このレジストリーのユーザーは LDAP ディレクトリーで管理されています。ディレクトリーに登録され、Quay の設定のフィルター (LDAP_USER_FILTER) に一致する人は、ディレクトリーのパスワードで Quay にサインインします。ユーザーは最初のサインイン時に Quay が作成します。',
    OIDC: 'このレジストリーのユーザーは OpenID Connect プロバイダーで管理されています。プロバイダーでアプリケーションの利用を許可された人は、それを通じて Quay にサインインします。ユーザーは最初のサインイン時に Quay が作成します。',
    JWT: 'このレジストリーのユーザーは独自の JWT サービスで管理されています。そのサービスに登録された人は、そのパスワードで Quay にサインインします。ユーザーは最初のサインイン時に Quay が作成します。',
    Keystone:
      'このレジストリーのユーザーは Keystone で管理されています。登録された人は、そのパスワードで Quay にサインインします。ユーザーは最初のサインイン時に Quay が作成します。',
    AppToken:
      'このレジストリーはアプリケーショントークンだけを受け付けます。このモードでは、Quay の API でユーザーを作成できません。',
    unknown:
      'このレジストリーのユーザーは Quay の外部で管理されています。ユーザーは最初のサインイン時に Quay が作成し、API では作成されません。',
    next: '管理元に登録し、一度 Quay にサインインしてもらってください。再読み込みすると、この一覧に表示されます。',
    passwordNext: 'パスワードも管理元で変更します。有効化と無効化は、このコンソールで実行できます。',
  },

  detail: {
    factsTitle: 'アカウント',
    stateEnabled: '有効: サインイン、プッシュ、プルができます。',
    stateUnverified: '有効ですが、メールアドレスが確認されるまでサインインできません。',
    stateDisabled:
      '無効: サインインできません。このユーザーのトークン、セッション、ロボットアカウントも使用できません。',
    verifiedYes: '確認済み',
    verifiedNo: '未確認',
    kindNone: '一般のユーザー',
    kindSuperuser:
      'スーパーユーザー: このレジストリーのすべてを操作できます。スーパーユーザーに対する変更は、Quay がすべて拒否します。',
    kindReadOnly: '読み取り専用スーパーユーザー: このレジストリーのすべてを読み取れます。',
    howToSuperuser: 'スーパーユーザーにする方法',
    howToNoSuperuser: '権限の決まり方',
    emailMasked: 'お使いのロールでは、アドレスの一部が伏せられます。',
    consoleAccount: 'コンソールが使用しているアカウント',
    changesEmpty: 'このコンソールを通じた操作はありません。',
    goneTitle: '{{name}} という名前のユーザーは Quay にありません',
    goneBody: '削除されたか、名前が変更されたか、最初から存在しません。',
    backToList: '一覧に戻る',
  },

  actions: {
    enable: '有効にする',
    disable: '無効にする',
    changeEmail: 'メールアドレスの変更',
    setPassword: 'パスワードの設定',
    sendRecoveryMail: '復旧メールの送信',
    delete: '{{name}} の削除',
  },

  toasts: {
    disabled: '{{name}} を無効にしました',
    enabled: '{{name}} を有効にしました',
    emailChanged: '{{name}} のメールアドレスを変更しました。新しいアドレスは確認済みです',
    passwordSet: '{{name}} に新しいパスワードを設定しました',
    recoverySent: 'Quay が {{name}} に復旧メールを送信しました',
    deleted: '{{name}} を削除しました',
    disableFailed: '{{name}} を無効にできませんでした',
    enableFailed: '{{name}} を有効にできませんでした',
    recoveryFailed: '復旧メールを送信できませんでした',
    nowEnabled: '{{name}} は現在、有効です',
    nowDisabled: '{{name}} は現在、無効です',
    nowGone: '{{name}} という名前のユーザーは Quay にありません',
    readAgainFailed: '更新を開始できませんでした',
  },

  unresolved: {
    enable: '{{name}} が有効になったかどうかは不明です',
    disable: '{{name}} が無効になったかどうかは不明です',
    sendRecoveryMail: '{{name}} に復旧メールが送信されたかどうかは不明です',
    mailNext:
      'Quay の応答が途中で失われました。送信の有無は Quay からは確認できません。もう一度送信しても問題はありません。',
  },

  email: {
    title: '{{name}} のメールアドレスの変更',
    label: '新しいメールアドレス',
    current: '現在: {{email}}',
    currentNone: '現在、ユーザーにメールアドレスはありません。',
    note: 'Quay はメールを送信せず、新しいアドレスを確認済みとして扱います。',
    submit: 'メールアドレスの変更',
    unknownTitle: 'メールアドレスが変更されたかどうかは不明です',
    checked: 'Quay によると、現在のメールアドレスは {{email}} です。新しいアドレスでない場合は、もう一度実行できます。',
  },

  password: {
    title: '{{name}} の新しいパスワードの設定',
    way: 'パスワードの決め方',
    generated: 'コンソールで生成',
    generatedNote: '長いランダムなパスワードを生成し、一度だけ表示します。',
    typed: '入力',
    label: '新しいパスワード',
    rule: '空白を含まない 8 文字以上です。',
    short: 'パスワードが短すぎます。8 文字以上にしてください。',
    space: 'パスワードに空白が含まれています。Quay では使えません。',
    long: 'パスワードが長すぎます。255 文字以下にしてください。',
    effect:
      '現在のパスワードとユーザーのセッションはすぐに使えなくなります。作成済みのトークンは引き続き使用できます。',
    submit: 'パスワードの設定',
    doneTitle: '{{name}} の新しいパスワード',
    lostTitle: '{{name}} の新しいパスワードは失われました',
    lostAnswer: 'Quay は新しいパスワードを受け付けましたが、応答が途中で失われました。パスワードは誰にもわかりません。',
    lostAlreadyShown:
      'パスワードは先ほどの試行で設定されています。その応答に含まれていましたが、コンソールには保存されていません。',
    lostNext: 'もう一度設定してください。',
    again: '新しいパスワードの設定',
    unknownTitle: 'パスワードが設定されたかどうかは不明です',
    unknownNext: 'もう一度パスワードを設定してください。Quay が最後に受け付けたものが有効になります。',
  },

  remove: {
    title: '{{name}} の削除',
    intro: 'この操作は元に戻せません。次のものが失われます。',
    repositories: '名前空間 {{name}} のリポジトリーと、そのすべてのタグとイメージ',
    robots: '{{name}} のロボットアカウント (それを使ったサインインもできなくなります)',
    memberships: 'チームのメンバーシップ ({{name}} が唯一の管理者である組織には、管理者がいなくなります)',
    tokens: '{{name}} のトークン、アプリケーションパスワード、セッション',
    reserved:
      'データが完全に消去されるまで、名前 {{name}} は Quay で保留されます。メールアドレスはすぐに再利用できます。',
    comesBack:
      'ユーザーは {{type}} で管理されています。そこに登録されたままの人は、消去後にサインインすると新しいユーザーとして再び作成されます。',
    alternative: '無効にすると、すべてが残り、元に戻せます。',
    submit: '{{name}} の削除',
    unknownTitle: '{{name}} が削除されたかどうかは不明です',
    checkStillThere: '{{name}} は存在します。削除されていないため、もう一度実行できます。',
  },

  superuserHelp: {
    title: '{{name}} をスーパーユーザーにする方法',
    titleNo: '{{name}} をスーパーユーザーから外す方法',
    lead: 'これは Quay の API ではなく設定で決まるため、コンソールからは変更できません。',
    account: '先にアカウントが必要です。{{name}} のアカウントはすでにあります。',
    Database:
      'Quay の config.yaml の SUPER_USERS に {{name}} を追加します。読み取り専用スーパーユーザーの場合は GLOBAL_READONLY_SUPER_USERS に追加します。',
    LDAP: 'フィルターが {{name}} に一致するように、ディレクトリーの登録内容、または Quay の config.yaml の LDAP_SUPERUSER_FILTER を変更します。読み取り専用スーパーユーザーの場合は LDAP_GLOBAL_READONLY_SUPERUSER_FILTER です。SUPER_USERS と GLOBAL_READONLY_SUPER_USERS の一覧も有効です。',
    OIDC: 'プロバイダーで、Quay の config.yaml の SUPERUSER_GROUP が示すグループに {{name}} を追加します。読み取り専用スーパーユーザーの場合は GLOBAL_READONLY_SUPERUSER_GROUP です。SUPER_USERS と GLOBAL_READONLY_SUPER_USERS の一覧も有効です。',
    DatabaseNo: 'Quay の config.yaml の SUPER_USERS と GLOBAL_READONLY_SUPER_USERS から {{name}} を削除します。',
    LDAPNo:
      'どのフィルターも {{name}} に一致しないように、ディレクトリーの登録内容、または Quay の config.yaml の LDAP_SUPERUSER_FILTER と LDAP_GLOBAL_READONLY_SUPERUSER_FILTER を変更します。SUPER_USERS と GLOBAL_READONLY_SUPER_USERS の一覧からも削除します。',
    OIDCNo:
      'プロバイダーで、Quay の config.yaml の SUPERUSER_GROUP と GLOBAL_READONLY_SUPERUSER_GROUP が示すグループから {{name}} を削除します。SUPER_USERS と GLOBAL_READONLY_SUPER_USERS の一覧からも削除します。',
    restart: '設定を変更した場合は Quay を再起動します。設定は起動時に読み込まれます。',
    signIn: '{{name}} に一度 Quay にサインインしてもらいます。グループはサインインのたびに読み込まれます。',
    check: '反映されたことを確認します。',
    checkAgain: '再確認',
    checking: 'Quay に確認中…',
    nowNone: 'Quay によると、{{name}} は一般のユーザーです。',
    nowSuperuser: 'Quay によると、{{name}} はスーパーユーザーです。',
    nowReadOnly: 'Quay によると、{{name}} は読み取り専用スーパーユーザーです。',
    checkedAt: '{{time}} に確認',
  },
}

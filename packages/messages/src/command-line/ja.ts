import type { commandLine as english } from './en.ts'
import type { Translated } from '../translated.ts'

export const commandLine: Translated<typeof english> = {
  usage: `使い方: quaymaster コマンド

  config check              すべての設定とその出所、問題点
  audit verify [--head 番号:MAC]
                            操作証跡が完全で、変更されていないか
  audit export              操作証跡を 1 行 1 件の JSON で出力`,
  unknownCommand: '「{{command}}」というコマンドはありません。',
  ready: 'Quaymaster is ready at {{url}}',
  demoTitle: 'デモ用のサインイン情報',
  demoHead: { role: 'ロール', name: '名前', password: 'パスワード' },
  setUpCode:
    'まだ誰もアカウントを持っていません。{{url}} を開き、{{minutes}} 分以内に次のセットアップコードを入力してください:',
  setUpFile: 'コードは {{path}} にも書かれています。',
  stopping: '停止しています。もう一度シグナルを送ると、ただちに終了します。',
  portTaken:
    'アドレス {{address}} は別のプログラムが使用しています。QUAYMASTER_LISTEN に別のアドレスを設定してください。',
  dataDirInUse:
    'データディレクトリー {{path}} は別のコンソールが使用中です。先にそのコンソールを停止するか、QUAYMASTER_DATA_DIR に別のディレクトリーを設定してください。',
  storeTooNew:
    'データディレクトリーは、より新しい Quaymaster が書いたものです (テーブルのバージョン {{version}}、このプログラムが扱えるのは {{known}})。新しい方を起動するか、古いコピーを復元してください。',
  unsupportedRegistry:
    'レジストリー {{host}} にはスーパーユーザー用の API がないため、このコンソールは使用できません。',
  startFailed: 'Quaymaster を起動できませんでした: {{reason}}。',
  moreProblems: '{{line}} (ほかに {{count}} 件。「quaymaster config check」ですべて表示します)',
  config: {
    head: { setting: '設定', value: '値', source: '出所' },
    sources: { environment: '環境変数', file: 'ファイル', default: '既定値' },
    set: '設定済み',
    unset: '未設定',
    good: '設定に問題はありません。',
    demo: '設定に問題はありません。Quay が設定されていないため、「start」はデモを起動します。',
    problem: '{{setting}}: {{reason}}',
  },
  reasons: {
    unknown_setting: 'このような設定はありません',
    unknown_key: '設定ファイルにこのようなキーはありません',
    value_empty: '値が空です。不要なら設定自体を外してください',
    value_illegal: '値は文字列、数値、文字列のリストのいずれかです',
    url_illegal: 'アドレスは http:// または https:// とホスト、必要ならポートだけで指定します',
    quay_io: 'quay.io はスーパーユーザー用の API がないホスト型のレジストリーです。独自の Quay が必要です',
    quay_url_missing:
      'ほかの設定は実際のレジストリーのものですが、そのアドレスがありません。ほかの設定がなければデモが起動します',
    token_missing: '変更用のトークンも読み取り用のトークンもありません',
    tokens_equal: '読み取り用のトークンが変更用のものと同じです',
    token_malformed: 'ファイルの内容が、印字可能な 20 から 4096 文字のトークン 1 つではありません',
    file_missing: 'ファイルがありません',
    file_unreadable: 'ファイルを読み取れないか、大きすぎます',
    file_mode_wide: 'ほかの人がこのファイルを読み取れます。モードを 0440 以下にしてください',
    file_not_json: 'ファイルが JSON のオブジェクトではありません',
    ca_malformed: 'ファイルに PEM 形式の証明書がありません',
    listen_illegal: '待ち受けるアドレスは、ホスト:ポート、またはポートで指定します',
    demo_not_loopback:
      'デモは 127.0.0.1 だけで待ち受けます。実際のレジストリーには QUAYMASTER_QUAY_URL を設定してください',
    public_url_missing: 'ループバック以外では、ブラウザーが使用するアドレスの設定が必要です',
    public_url_not_https: 'ブラウザーからの接続は https、またはループバックに限ります',
    proxies_missing:
      'https のアドレスでは、手前の何かが TLS を終端します。そのアドレスを指定しないと、誰もサインインできません',
    proxies_illegal: 'アドレスまたはネットワークのリスト (例: 10.0.0.0/8)。「true」や数値は指定できません',
    number_illegal: '許容範囲内の数値ではありません',
    time_zone_unknown: 'このようなタイムゾーンはありません (例: Asia/Tokyo)',
    quiet_hours_illegal: '時間帯と頻度を指定します (例: 22:00-06:00=5)',
    database_not_yet:
      'PostgreSQL は複数インスタンスとともに提供され、このバージョンではまだ使えません。設定を外してください',
    data_dir_unusable: 'ディレクトリーに書き込めません',
    keyring_malformed: 'キーリングには、有効なキーの名前と、32 バイト以上の異なるキー (base64) が必要です',
    log_level_unknown: 'trace、debug、info、warn、error、fatal、silent のいずれかです',
    clock_wrong: 'このマシンの時計が、プログラムの作成時よりも前を指しています',
  },
  audit: {
    good: '操作証跡は完全で、変更されていません: {{rows}} 行。',
    head: '最新の行 {{sequence}}、封印 {{mac}}',
    missing: '{{path}} に操作証跡がありません。',
    headIllegal: 'ヘッドはログにあるとおり、番号:MAC で指定します。',
    faults: {
      changed: '行 {{sequence}}: 書き込み後に変更されています。',
      broken: '行 {{sequence}}: 前の行に続いていません。',
      missing: '行 {{sequence}}: 欠落しています。',
      truncated: '行 {{sequence}} 以降: 切り取られています。',
      'other-trail': '行 {{sequence}}: ここに属する操作証跡ではありません。',
      'key-unknown': '行 {{sequence}}: キーリングにないキーで封印されています。',
    },
  },
}

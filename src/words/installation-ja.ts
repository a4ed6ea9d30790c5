import type { ProtectionLevel } from '../domain/policy.ts'
import type { InstallationFacts, InstallationWords } from './installation.ts'

const strong: Record<ProtectionLevel, string> = {
  low: '「秘密キーの保護を強力にする」と「このキーをエクスポート可能にする」には、チェックを付けません。',
  medium:
    '「秘密キーの保護を強力にする」にチェックを付けます。「このキーをエクスポート可能にする」には、チェックを付けません。',
  high: '「秘密キーの保護を強力にする」にチェックを付けます。「このキーをエクスポート可能にする」には、チェックを付けません。',
}

const level: Record<ProtectionLevel, readonly string[]> = {
  low: [],
  medium: ['セキュリティレベルの画面が出たら、「中」であることを確かめて「OK」を押します。'],
  high: [
    'セキュリティレベルの画面が出たら、「セキュリティレベルの設定」で「高」を選び、パスワードを決めます。',
  ],
}

const firefox = ({ fileName }: InstallationFacts) => [
  'Firefoxのメニュー（右上の三本線）から「設定」を開き、「プライバシーとセキュリティ」を選びます。',
  '「証明書」にある「証明書を表示」を押します。',
  `「あなたの証明書」で「インポート」を押し、保存したファイル（${fileName}）を選びます。`,
  'パスワードを貼り付けて「OK」を押します。',
]

export const installationJa: InstallationWords = {
  windows: ({ fileName, protection }) => ({
    system: 'Windows（Microsoft Edge、Google Chrome）',
    steps: [
      `保存したファイル（${fileName}）をダブルクリックします。「証明書のインポート ウィザード」が開きます。`,
      '保存場所は「現在のユーザー」のまま、「次へ」を2回押します。',
      `パスワードを貼り付けます。${strong[protection]}「次へ」を押します。`,
      '「証明書の種類に基づいて、自動的に証明書ストアを選択する」のまま「次へ」を押し、「完了」を押します。',
      ...level[protection],
      '「正しくインポートされました。」と表示されたら「OK」を押します。',
    ],
    note: 'Firefoxをお使いの場合は、Firefoxでこの画面を開いて手続きしてください。',
  }),
  'windows-firefox': (facts) => ({
    system: 'Windows（Firefox）',
    steps: firefox(facts),
    note: 'Firefoxに取り込んだ電子証明書は、Microsoft EdgeやGoogle Chromeでは使えません。',
  }),
  macos: ({ fileName }) => ({
    system: 'Mac（Safari、Google Chrome）',
    steps: [
      `保存したファイル（${fileName}）をダブルクリックします。「キーチェーンアクセス」が開きます。`,
      '追加先を尋ねられたら、「ログイン」を選んで「追加」を押します。',
      'パスワードを貼り付けて「OK」を押します。',
    ],
    note: 'はじめて使うときに鍵の使用を尋ねられたら、Macのパスワードを入力して「常に許可」を押してください。',
  }),
  'macos-firefox': (facts) => ({
    system: 'Mac（Firefox）',
    steps: firefox(facts),
    note: 'Firefoxに取り込んだ電子証明書は、SafariやGoogle Chromeでは使えません。',
  }),
  'linux-chrome': ({ fileName }) => ({
    system: 'Linux（Google Chrome、Chromium）',
    steps: [
      'アドレスバーに chrome://certificate-manager/clientcerts と入力して開きます。',
      `「インポート」を押し、保存したファイル（${fileName}）を選びます。`,
      'パスワードを貼り付けて「OK」を押します。',
    ],
    note: '「インポート」が出ないときは、「お客様の証明書」の一覧を開いてください。',
  }),
  'linux-firefox': (facts) => ({ system: 'Linux（Firefox）', steps: firefox(facts) }),
  ios: ({ fileName }) => ({
    system: 'iPhone、iPad（Safari）',
    steps: [
      `「ファイル」アプリの「ダウンロード」で、保存したファイル（${fileName}）を押します。`,
      '「設定」アプリを開き、「プロファイルがダウンロード済み」を押します。',
      '「インストール」を押し、端末のパスコードを入力します。',
      '証明書のパスワードを貼り付けて「次へ」を押し、「完了」を押します。',
    ],
    note: '「署名なし」と表示されますが、そのまま進めてください。電子証明書を使えるのはSafariです。',
  }),
  android: ({ fileName }) => ({
    system: 'Android（Google Chrome）',
    steps: [
      '「設定」アプリで「証明書のインストール」を探して開きます（「セキュリティ」の「暗号化と認証情報」の中にあります）。',
      `「VPNとアプリのユーザー証明書」を選び、保存したファイル（${fileName}）を選びます。`,
      'パスワードを貼り付けて「OK」を押し、名前はそのままで「OK」を押します。',
    ],
    note: '画面ロックを設定していない端末では、先に設定を求められます。',
  }),
  other: ({ fileName }) => ({
    system: 'お使いのシステム',
    steps: [
      `保存したファイル（${fileName}）を開くか、ブラウザの設定で「証明書」の「インポート」を選びます。`,
      'パスワードを貼り付けて進めます。',
    ],
    note: '手順が分からないときは、Windows、Mac、iPhone、Androidのいずれかで手続きしてください。',
  }),
}

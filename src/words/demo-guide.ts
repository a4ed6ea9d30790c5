import type { Language } from '../domain/language.ts'

const ja = {
  title: 'デモのご案内',
  lead: '電子証明書の取得、ログオン、更新を、ご自分のブラウザで最後まで試せます。2つの架空の金融機関を用意しました。',
  trustHeading: 'デモの証明書を信頼する',
  trustLead:
    'このデモのサーバーは、その場で作った認証局を使います。名前の制約により、warifu.localhost 以外には使えません。終わったら削除してください。',
  trustNss: 'Linux（Chrome、Chromium）',
  trustNssLead: '端末で次を実行します。',
  trustWindows: 'Windows',
  trustWindowsSteps: [
    '認証局の証明書を保存し、ダブルクリックして「証明書のインストール」を押します。',
    '「現在のユーザー」を選び、「証明書をすべて次のストアに配置する」で「信頼されたルート証明機関」を選びます。',
    'ブラウザをいったん終了し、開き直します。',
  ],
  trustMac: 'Mac',
  trustMacSteps: [
    '認証局の証明書を保存し、ダブルクリックして「ログイン」のキーチェーンに追加します。',
    '「キーチェーンアクセス」で開き、「信頼」の「この証明書を使用するとき」を「常に信頼」にします。',
    'ブラウザをいったん終了し、開き直します。',
  ],
  trustFirefox: 'Firefox',
  trustFirefoxSteps: [
    '「設定」→「プライバシーとセキュリティ」→「証明書を表示」→「認証局証明書」→「インポート」で読み込みます。',
    '「この認証局によるウェブサイトの識別を信頼する」にチェックを付けます。',
  ],
  rootCertificate: '認証局の証明書を保存する',
  pathHeading: '手順書どおりに進める',
  path: (renewalOpens: number) => [
    '下の表から1人を選び、金融機関の画面を開いて「電子証明書取得」に進みます。',
    '表のID、暗証番号、取得コードを入力し、ファイルを保存してブラウザに取り込みます。',
    '取り込んだ電子証明書でログオンし、仮の暗証番号を変更します（開通確認）。',
    `「デモの時計」で、有効期限日の${renewalOpens}日前まで進めます。`,
    'もう一度ログオンすると、「重要なお知らせ」に「電子証明書の更新をお願いします」が出ます。',
    '「電子証明書の更新はこちら」から更新し、新しい電子証明書でログオンします。古いものは、そこで役目を終えます。',
  ],
  peopleHeading: '登場する人',
  peopleLead: 'IDと暗証番号は、このデモの中だけのものです。',
  open: (name: string) => `${name}の画面を開く`,
  company: 'ご契約先',
  person: 'お名前',
  role: '区分',
  contractId: '契約者ID',
  memberId: 'ID',
  pins: '暗証番号 / 確認暗証番号',
  pickupCode: '取得コード',
  toolsHeading: 'デモの道具',
  clock: 'デモの時計',
  clockLead: '日付を進めて、有効期限の前後を見ます。',
  outbox: 'メールと郵便',
  outboxLead: '送られるはずのメールと手紙を見ます。',
}

export type DemoGuideWords = typeof ja

const en: DemoGuideWords = {
  title: 'Guide to the demonstration',
  lead: 'Get a certificate, log on and renew, all the way, in your own browser. Two invented financial institutions are here for it.',
  trustHeading: 'Trust the certificate of the demonstration',
  trustLead:
    'The servers of this demonstration use an authority made on the spot. A name constraint limits it to warifu.localhost. Remove it when you are done.',
  trustNss: 'Linux (Chrome, Chromium)',
  trustNssLead: 'Run this in a terminal.',
  trustWindows: 'Windows',
  trustWindowsSteps: [
    'Save the authority’s certificate, double-click it and press “Install Certificate”.',
    'Choose “Current User”, then “Place all certificates in the following store” and “Trusted Root Certification Authorities”.',
    'Quit the browser and open it again.',
  ],
  trustMac: 'Mac',
  trustMacSteps: [
    'Save the authority’s certificate, double-click it and add it to the “login” keychain.',
    'Open it in “Keychain Access” and, under “Trust”, set “When using this certificate” to “Always Trust”.',
    'Quit the browser and open it again.',
  ],
  trustFirefox: 'Firefox',
  trustFirefoxSteps: [
    'Import it under “Settings”, “Privacy & Security”, “View Certificates”, “Authorities”, “Import”.',
    'Tick “Trust this CA to identify websites”.',
  ],
  rootCertificate: 'Save the authority’s certificate',
  pathHeading: 'The path of the manuals',
  path: (renewalOpens) => [
    'Choose a person from the table, open the institution’s page and go to “Get a certificate”.',
    'Enter the IDs, PINs and pickup code of the table, save the file and install it in the browser.',
    'Log on with it and change the temporary PINs.',
    `With the clock of the demonstration, go to ${renewalOpens} days before the expiry date.`,
    'Log on again: “Important notices” shows “Please renew your certificate”.',
    'Press “Renew the certificate here”, renew, and log on with the new certificate. Only then is the old one retired.',
  ],
  peopleHeading: 'The people',
  peopleLead: 'These IDs and PINs exist in this demonstration only.',
  open: (name) => `Open ${name}`,
  company: 'Company',
  person: 'Name',
  role: 'Role',
  contractId: 'Contract ID',
  memberId: 'ID',
  pins: 'PIN / confirmation PIN',
  pickupCode: 'Pickup code',
  toolsHeading: 'Tools',
  clock: 'The demonstration clock',
  clockLead: 'Move the date and see what happens around the expiry date.',
  outbox: 'Mails and letters',
  outboxLead: 'Read the mails and letters that would be sent.',
}

export const demoGuideWords: Record<Language, DemoGuideWords> = { ja, en }

import type { AllFindingWords, SelfTestWords } from './self-test.ts'

const notYet = 'まだ確かめていません（スクリプトが必要です）'

const programs = {
  system: {
    other: { what: '不明' },
    windows: { what: 'Windows' },
    macos: { what: 'macOS' },
    linux: { what: 'Linux' },
    chromeos: { what: 'ChromeOS' },
    ios: { what: 'iOS・iPadOS' },
    android: { what: 'Android' },
  },
  browser: {
    other: { what: '不明' },
    edge: { what: 'Microsoft Edge' },
    chrome: { what: 'Google Chrome' },
    firefox: { what: 'Firefox' },
    safari: { what: 'Safari' },
  },
} satisfies Pick<AllFindingWords, 'system' | 'browser'>

export const selfTestJa: SelfTestWords = {
  title: '接続の確認',
  lead: (v) =>
    `お使いのパソコンとブラウザで${v.service}を使えるかどうかを確かめます。${v.logon}の必要はありません。`,
  harmless: '※ 何度確かめても、電子証明書やご契約には影響しません。確かめた結果も保存しません。',
  computerHeading: 'お使いの環境',
  browserHeading: 'ブラウザの動き',
  certificateHeading: '電子証明書が届くか',
  names: {
    system: 'システム',
    tls: '通信の方式',
    browser: 'ブラウザ',
    keys: '鍵の作成',
    certificate: '電子証明書',
    popUp: '別のウィンドウ',
    clock: 'パソコンの時計',
    cookies: 'Cookie',
  },
  language: 'この画面の言語',
  languageNames: { ja: '日本語', en: '英語' },
  ourTime: '正しい時刻',
  ourTimeNote: 'この画面を開いた時刻です。',
  findings: (v) => ({
    ...programs,
    tls: {
      unknown: { what: '不明' },
      '1.2': {
        what: 'TLS 1.2',
        next: `${v.logon}にはTLS 1.3が必要です。ブラウザを新しくしてください。新しくても変わらないときは、会社のネットワークのご担当の方に、このサイトを通信の検査の対象から外すようご相談ください。`,
      },
      '1.3': { what: 'TLS 1.3' },
    },
    keys: {
      unknown: { what: notYet },
      able: { what: '電子証明書の鍵を作れます' },
      unable: {
        what: '電子証明書の鍵を作れません',
        next: '電子証明書の取得と更新には、新しい版のMicrosoft Edge、Google Chrome、Firefox、Safariのいずれかをお使いください。',
      },
      insecure: {
        what: '安全な接続と認められていません',
        next: `アドレスが「https://」で始まることを確かめ、${v.logon}画面のブックマークから開き直してください。`,
      },
    },
    certificate: {
      untried: { what: 'まだ確かめていません' },
      none: {
        what: '届きませんでした',
        next: 'もう一度確かめて、選択画面が出たらご自分の電子証明書を選んでください。',
      },
      ours: { what: `${v.self}の電子証明書が届きました` },
      expired: {
        what: `${v.self}の電子証明書が届きましたが、有効期限が過ぎています`,
        next: '「電子証明書取得」から新しい電子証明書を取得してください。',
      },
      other: {
        what: `${v.self}のものではない電子証明書が届きました`,
        next: 'もう一度確かめて、別の電子証明書を選んでください。',
      },
    },
    popUp: {
      untried: { what: 'まだ確かめていません' },
      opened: { what: '別のウィンドウを開けます' },
      blocked: {
        what: '別のウィンドウが止められています',
        next: '更新の画面は、今のウィンドウの中で開きます。別のウィンドウで開くには、ブラウザの設定で、このサイトのポップアップを許可してください。',
      },
    },
    clock: {
      unknown: { what: notYet, next: '上の「正しい時刻」と見比べてください。' },
      right: { what: '合っています' },
      ahead: {
        what: '進んでいます',
        next: 'パソコンの日付と時刻の設定で、時刻を正しく合わせてください。',
      },
      behind: {
        what: '遅れています',
        next: 'パソコンの日付と時刻の設定で、時刻を正しく合わせてください。',
      },
      'days-ahead': {
        what: '1日以上進んでいます',
        next: 'パソコンの日付を正しく合わせてください。日付が違うと、電子証明書を使えません。',
      },
      'days-behind': {
        what: '1日以上遅れています',
        next: 'パソコンの日付を正しく合わせてください。日付が違うと、電子証明書を使えません。',
      },
    },
    cookies: {
      unknown: { what: 'まだ分かりません', next: 'この画面をもう一度開くと分かります。' },
      kept: { what: '保存されます' },
      lost: {
        what: '保存されません',
        next: `Cookieがないと${v.logon}できません。ブラウザの設定で、このサイトのCookieを許可してください。`,
      },
    },
  }),
  difference: { before: '約', after: '分' },
  popUpNeedsScript: 'この項目を確かめるには、スクリプトが必要です。',
  tryPopUp: '小さなウィンドウを開いて確かめる',
  reload: 'この画面をもう一度開く',
  tryCertificate: '電子証明書が届くか確かめる',
  tryCertificateLead:
    'ボタンを押すと、ブラウザが電子証明書の選択画面を表示します。ご自分のものを選んでください。何も記録しません。',
  codeHeading: '結果の番号',
  codeLead: (v) =>
    `${v.desk.name}へお電話のときは、この番号をお読みください。お名前や電子証明書の内容は含まれていません。`,
  seen: {
    ours: {
      title: '電子証明書が届きました',
      meaning: (v) =>
        `${v.self}の発行局の名前が入った電子証明書です。${v.logon}に使えるものかどうかは、ここでは判断していません。`,
    },
    expired: {
      title: '電子証明書は届きましたが、有効期限が過ぎています',
      meaning: (v) =>
        `${v.self}の発行局の名前が入った電子証明書です。通信に問題はありません。「電子証明書取得」から新しい電子証明書を取得してください。`,
    },
  },
  commonName: '名義',
  expiryDate: '有効期限日',
  back: '接続の確認に戻り、結果の番号を見る',
  linkLead: 'うまくいかないときは、お使いの環境を確かめられます。',
}

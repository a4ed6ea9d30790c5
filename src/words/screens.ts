import type { Bilingual } from '../domain/language.ts'
import type { LogonFailure } from '../domain/logon.ts'

/** A screen as it is called on the telephone. The names are for the list in docs; the page has its own title. */
export interface Screen {
  code: string
  name: Bilingual
}

export const logonScreens = {
  logon: { code: 'L-10', name: { ja: 'ログオン', en: 'Log-on' } },
  pin: { code: 'L-20', name: { ja: '暗証番号入力', en: 'Enter your PIN' } },
  firstUse: { code: 'L-30', name: { ja: '開通確認', en: 'First use: choose your PINs' } },
} satisfies Record<string, Screen>

export const memberScreens = {
  menu: { code: 'M-10', name: { ja: 'メインメニュー', en: 'Main menu' } },
  notices: { code: 'N-10', name: { ja: '重要なお知らせ', en: 'Important notices' } },
  renewalNotice: {
    code: 'N-20',
    name: { ja: '電子証明書の更新をお願いします', en: 'Please renew your certificate' },
  },
  proofNotice: {
    code: 'N-21',
    name: { ja: '新しい電子証明書で一度ログオンしてください', en: 'Log on once with the new certificate' },
  },
  mails: { code: 'N-40', name: { ja: 'お送りしたメール', en: 'Mails we sent you' } },
  mail: { code: 'N-41', name: { ja: 'お送りしたメールの内容', en: 'A mail we sent you' } },
  renewalNoticePage: {
    code: 'N-22',
    name: { ja: '電子証明書の更新通知', en: 'Certificate renewal notice' },
  },
  message: { code: 'N-30', name: { ja: 'お知らせの本文', en: 'A notice' } },
  change: { code: 'N-31', name: { ja: '手続きの変更のお知らせ', en: 'A change of procedure' } },
  mailTrouble: {
    code: 'N-32',
    name: { ja: 'メールをお届けできませんでした', en: 'A mail to you came back' },
  },
  certificate: { code: 'C-10', name: { ja: '電子証明書の内容', en: 'Your certificate' } },
} satisfies Record<string, Screen>

export const acquisitionScreens = {
  identification: { code: 'A-10', name: { ja: '電子証明書取得', en: 'Get a certificate' } },
  help: { code: 'A-11', name: { ja: 'ログオンできないとき', en: 'When you cannot log on' } },
  helped: {
    code: 'A-12',
    name: { ja: 'ログオンできないとき：状態', en: 'When you cannot log on: how it stands' },
  },
  lostId: { code: 'A-13', name: { ja: 'IDのお問い合わせ', en: 'Ask for your ID' } },
  lostIdSent: { code: 'A-14', name: { ja: 'IDのお問い合わせ：受付', en: 'Ask for your ID: received' } },
  passkeys: { code: 'A-15', name: { ja: '期限後の本人確認に使うパスキー', en: 'Passkeys for the way back' } },
  waiting: { code: 'A-16', name: { ja: 'ほかの管理者の承認待ち', en: 'Waiting for another administrator' } },
  approvals: { code: 'A-17', name: { ja: '期限後の取得の承認', en: 'Approve a certificate after expiry' } },
  passkeyNew: { code: 'A-18', name: { ja: 'パスキーの登録', en: 'Register a passkey' } },
  passkeyRemove: { code: 'A-19', name: { ja: 'パスキーの削除', en: 'Remove a passkey' } },
  pickup: { code: 'A-20', name: { ja: '取得コードの入力', en: 'Enter the pickup code' } },
  consent: { code: 'A-25', name: { ja: 'Webアクセスの確認', en: 'Web access confirmation' } },
  secondConsent: {
    code: 'A-26',
    name: { ja: 'Webアクセスの確認（2回目）', en: 'Web access confirmation (second)' },
  },
  storage: { code: 'A-30', name: { ja: '保存先の選択', en: 'Where to store it' } },
  key: { code: 'A-50', name: { ja: '新しいキーの作成', en: 'A new key' } },
  issuing: { code: 'A-60', name: { ja: '電子証明書発行処理中', en: 'Issuing the certificate' } },
  saving: { code: 'A-65', name: { ja: '電子証明書の保存', en: 'Save the certificate' } },
  proofLater: { code: 'A-70', name: { ja: 'ログオン確認', en: 'Log-on check' } },
  completed: { code: 'A-80', name: { ja: '取得の完了', en: 'Done' } },
  ended: { code: 'A-90', name: { ja: '電子証明書を取得できません', en: 'Nothing can be acquired now' } },
} satisfies Record<string, Screen>

export const renewalScreens = {
  preparing: { code: 'R-10', name: { ja: '電子証明書更新前処理中', en: 'Preparing the renewal' } },
  renew: { code: 'R-20', name: { ja: '更新', en: 'Renew' } },
  storage: { code: 'R-30', name: { ja: '保存先の選択', en: 'Where to store it' } },
  consent: { code: 'R-40', name: { ja: 'Webアクセスの確認', en: 'Web access confirmation' } },
  secondConsent: {
    code: 'R-41',
    name: { ja: 'Webアクセスの確認（2回目）', en: 'Web access confirmation (second)' },
  },
  key: { code: 'R-50', name: { ja: '新しいキーの作成', en: 'A new key' } },
  issuing: { code: 'R-60', name: { ja: '電子証明書発行処理中', en: 'Issuing the certificate' } },
  saving: { code: 'R-70', name: { ja: '電子証明書の保存', en: 'Save the certificate' } },
  proofLater: { code: 'R-75', name: { ja: 'ログオン確認', en: 'Log-on check' } },
  completed: {
    code: 'R-80',
    name: { ja: '電子証明書のインストールが完了しました', en: 'The certificate is installed' },
  },
  ended: { code: 'R-90', name: { ja: '更新できません', en: 'Cannot renew now' } },
  proved: { code: 'P-10', name: { ja: 'ログオンできました', en: 'The log-on worked' } },
} satisfies Record<string, Screen>

/** A member stops himself. */
export const reportScreens = {
  outside: {
    code: 'D-10',
    name: { ja: 'お心当たりのない通知を受け取った方', en: 'A notice you did not expect' },
  },
  here: { code: 'D-20', name: { ja: 'お心当たりがないとき', en: 'If this was not you' } },
  loss: { code: 'D-30', name: { ja: '紛失・盗難の届出', en: 'Report loss or theft' } },
  stopped: {
    code: 'D-80',
    name: { ja: '電子証明書の利用を停止しました', en: 'Your certificates are stopped' },
  },
  tooLate: {
    code: 'D-90',
    name: { ja: 'この画面からは止められません', en: 'It cannot be stopped from here' },
  },
} satisfies Record<string, Screen>

/** Sections of the enrolment document that show themselves when something fails there. */
export const enrolmentScreens = {
  offline: { code: 'R-91', name: { ja: '通信が切れました', en: 'The connection was lost' } },
  refused: { code: 'R-92', name: { ja: '発行できませんでした', en: 'It could not be issued' } },
  incapable: {
    code: 'R-93',
    name: { ja: 'このブラウザでは鍵を作れません', en: 'This browser cannot make a key' },
  },
  scriptless: { code: 'R-94', name: { ja: 'スクリプトが無効です', en: 'Scripts are switched off' } },
} satisfies Record<string, Screen>

export const checkScreens = {
  connection: { code: 'K-10', name: { ja: '接続の確認', en: 'Check your connection' } },
  certificate: {
    code: 'K-20',
    name: { ja: '接続の確認：電子証明書', en: 'Check your connection: certificate' },
  },
} satisfies Record<string, Screen>

export const otherScreens = {
  refusal: { code: 'E-10', name: { ja: '手続きできません', en: 'This cannot be done now' } },
  fault: { code: 'E-20', name: { ja: '当方の不具合', en: 'A fault on our side' } },
  notFound: { code: 'E-30', name: { ja: 'ページがありません', en: 'No such page' } },
  misdirected: { code: 'E-40', name: { ja: 'アドレスが違います', en: 'Wrong address' } },
  loggedOff: { code: 'E-50', name: { ja: 'ログオフしました', en: 'Logged off' } },
  sessionEnded: { code: 'E-51', name: { ja: 'ログオンし直してください', en: 'Please log on again' } },
  guide: { code: 'G-10', name: { ja: 'デモのご案内', en: 'Guide to the demonstration' } },
  clock: { code: 'G-20', name: { ja: 'デモの時計', en: 'The demonstration clock' } },
  outbox: { code: 'G-30', name: { ja: 'メールと郵便', en: 'Mails and letters' } },
} satisfies Record<string, Screen>

/** On the way to a service of the institution, and back from it. */
export const serviceScreens = {
  goingOn: { code: 'V-10', name: { ja: 'サービスへ進みます', en: 'Going on to a service' } },
  logOff: { code: 'V-20', name: { ja: 'ログオフの確認', en: 'Log off?' } },
  problem: { code: 'V-90', name: { ja: 'サービスへ進めません', en: 'A service cannot be entered' } },
} satisfies Record<string, Screen>

/** What an administrator sees of the people of his contract. */
export const peopleScreens = {
  people: { code: 'U-10', name: { ja: '利用者の電子証明書', en: 'Certificates of your people' } },
  calendar: { code: 'U-20', name: { ja: '有効期限日のカレンダー', en: 'Calendar of expiry dates' } },
  reminded: { code: 'U-30', name: { ja: 'お願いのメール', en: 'A reminder' } },
  secondAdministrator: { code: 'U-70', name: { ja: '2人目の管理者', en: 'A second administrator' } },
} satisfies Record<string, Screen>

/** What an administrator does to one of them, and what anybody does for his own new PC. */
export const deskScreens = {
  person: { code: 'U-40', name: { ja: '利用者の状態', en: 'A person' } },
  add: { code: 'U-41', name: { ja: '利用者の追加', en: 'Add a user' } },
  added: { code: 'U-42', name: { ja: '追加しました', en: 'Added' } },
  reissue: { code: 'U-43', name: { ja: '再発行', en: 'Reissue' } },
  reissued: { code: 'U-44', name: { ja: '再発行しました', en: 'Reissued' } },
  revoke: { code: 'U-45', name: { ja: '失効', en: 'Revoke' } },
  revoked: { code: 'U-46', name: { ja: '失効しました', en: 'Revoked' } },
  lock: { code: 'U-47', name: { ja: '利用を止める', en: 'Lock' } },
  locked: { code: 'U-48', name: { ja: '利用を止めました', en: 'Locked' } },
  unlock: { code: 'U-49', name: { ja: '利用の停止の解除', en: 'Unlock' } },
  unlocked: { code: 'U-50', name: { ja: '停止を解除しました', en: 'Unlocked' } },
  address: { code: 'U-51', name: { ja: 'メールアドレスの変更', en: 'Change a mail address' } },
  addressCode: { code: 'U-52', name: { ja: '確認コードの入力', en: 'Enter the confirmation code' } },
  addressChanged: { code: 'U-53', name: { ja: 'アドレスが変わりました', en: 'The address has changed' } },
  remove: { code: 'U-54', name: { ja: '利用者の削除', en: 'Remove' } },
  removed: { code: 'U-55', name: { ja: '削除しました', en: 'Removed' } },
  stop: { code: 'U-56', name: { ja: '緊急停止', en: 'Emergency stop' } },
  stopped: { code: 'U-57', name: { ja: '緊急停止しました', en: 'Stopped' } },
  stopContract: { code: 'U-58', name: { ja: '全員の緊急停止', en: 'Stop everybody' } },
  contractStopped: { code: 'U-59', name: { ja: '全員を緊急停止しました', en: 'Everybody is stopped' } },
  newPcForUser: { code: 'U-60', name: { ja: '利用者の新しいパソコン', en: 'A new PC for a user' } },
  newPcOpened: { code: 'U-61', name: { ja: '新しいパソコンで取得できます', en: 'The new PC is ready' } },
  newPc: { code: 'U-62', name: { ja: '新しいパソコン', en: 'New PC' } },
} satisfies Record<string, Screen>

/** The office application, for the institution's staff. */
export const officeScreens = {
  signIn: { code: 'S-10', name: { ja: 'サインイン', en: 'Sign in' } },
  activation: { code: 'S-20', name: { ja: 'はじめて使う', en: 'Your first time here' } },
  start: { code: 'S-25', name: { ja: 'はじめの画面', en: 'Start' } },
  members: { code: 'S-30', name: { ja: 'お客さまを探す', en: 'Find a customer' } },
  member: { code: 'S-40', name: { ja: 'お客さまの状態', en: 'A customer' } },
  approvals: { code: 'S-50', name: { ja: '承認', en: 'Approvals' } },
  approval: { code: 'S-51', name: { ja: '依頼の内容', en: 'A request' } },
  memberRequest: { code: 'S-54', name: { ja: 'お客さまのための依頼', en: 'A request for a customer' } },
  staff: { code: 'S-26', name: { ja: '職員', en: 'Staff' } },
  staffChange: { code: 'S-27', name: { ja: '職員の登録の変更', en: 'A change of the staff' } },
  letters: { code: 'S-52', name: { ja: '印刷する書面', en: 'Letters to print' } },
  alarms: { code: 'S-60', name: { ja: '警報', en: 'Alarms' } },
  policy: { code: 'S-80', name: { ja: '運用方針', en: 'Policy' } },
  policyVersion: { code: 'S-81', name: { ja: '運用方針の新しい版', en: 'A new version of the policy' } },
  board: { code: 'S-70', name: { ja: 'お知らせの掲載', en: 'Messages on the board' } },
  boardDraft: { code: 'S-71', name: { ja: 'お知らせを書く', en: 'Write a message' } },
  boardMessage: { code: 'S-72', name: { ja: 'お知らせの内容', en: 'A message' } },
  campaign: { code: 'T-10', name: { ja: '更新の進み具合', en: 'Renewal progress' } },
  callList: { code: 'T-11', name: { ja: 'お電話する方の一覧', en: 'Whom to call' } },
  figures: { code: 'T-20', name: { ja: '全体の状況', en: 'Figures' } },
  notices: { code: 'S-86', name: { ja: 'お知らせの送信状況', en: 'Notices' } },
  mails: { code: 'S-85', name: { ja: 'メールの文面', en: 'Mails' } },
  pulls: { code: 'S-82', name: { ja: '早期更新のお願い', en: 'Early renewal' } },
  pullDraft: { code: 'S-83', name: { ja: '早期更新を依頼する', en: 'Ask for an early renewal' } },
  switches: { code: 'W-10', name: { ja: '緊急停止', en: 'Kill-switches' } },
  imports: { code: 'J-10', name: { ja: '一覧からの登録', en: 'Import of a file' } },
  importForm: { code: 'J-11', name: { ja: '契約先を1件登録する', en: 'Add one contract' } },
  predecessors: { code: 'J-20', name: { ja: '以前の認証局', en: 'Earlier CA' } },
  predecessorDraft: { code: 'J-21', name: { ja: '以前の認証局を登録する', en: 'Register the earlier CA' } },
  apiClients: { code: 'J-30', name: { ja: 'API の接続先', en: 'API clients' } },
  apiClientDraft: { code: 'J-31', name: { ja: '接続先を登録する', en: 'Register a client' } },
  webhooks: { code: 'J-32', name: { ja: '通知先（Webhook）', en: 'Webhooks' } },
  webhookDraft: { code: 'J-33', name: { ja: '通知先を登録する', en: 'Register a webhook' } },
  webhook: { code: 'J-34', name: { ja: '通知先の内容', en: 'A webhook' } },
  relyingParties: { code: 'J-40', name: { ja: '連携サービス', en: 'Services' } },
  relyingPartyDraft: { code: 'J-41', name: { ja: '連携サービスを登録する', en: 'Register a service' } },
  notFound: { code: 'S-90', name: { ja: 'ページが見つかりません', en: 'There is no such page' } },
  notAllowed: {
    code: 'S-91',
    name: { ja: 'この画面を見る役割がありません', en: 'Your roles do not include this page' },
  },
  broken: { code: 'S-92', name: { ja: 'この画面を表示できません', en: 'This page cannot be shown' } },
} satisfies Record<string, Screen>

/** One code for each thing that we may have seen. */
export const logonFailureCodes = {
  'none-sent': 'L-40',
  unknown: 'L-41',
  'foreign-issuer': 'L-42',
  'other-member': 'L-43',
  'other-institution': 'L-44',
  'attempt-used': 'L-45',
  'attempt-unknown': 'L-46',
  'old-one-during-proof': 'L-47',
  'not-the-current-one': 'L-48',
  expired: 'L-49',
  'not-yet-valid': 'L-50',
  superseded: 'L-51',
  abandoned: 'L-52',
  revoked: 'L-53',
  'proof-too-late': 'L-54',
  stopped: 'L-55',
  'pin-door-locked': 'L-56',
  held: 'L-57',
} as const satisfies Record<LogonFailure, string>

/** All of them, by code; for the list in docs and for the test that no two are alike. */
export function listScreens(): readonly Screen[] {
  const groups = [
    logonScreens,
    memberScreens,
    acquisitionScreens,
    renewalScreens,
    reportScreens,
    enrolmentScreens,
    checkScreens,
    otherScreens,
    serviceScreens,
    peopleScreens,
    deskScreens,
    officeScreens,
  ]
  const failures = Object.values(logonFailureCodes).map((code) => ({
    code,
    name: { ja: 'ログオンできませんでした', en: 'The log-on failed' },
  }))
  return [...groups.flatMap((group): readonly Screen[] => Object.values(group)), ...failures].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  )
}

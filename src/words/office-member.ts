import type { CertificateStage } from '../domain/certificate-stage.ts'
import type { Language } from '../domain/language.ts'
import type { Door, MemberStop, RevocationReason } from '../domain/life.ts'
import type { Standing } from '../domain/standing.ts'
import { capital, type Voice } from './voice.ts'

/** Dates of a standing already in words; absent where the rule gave none. */
export interface StandingFacts {
  date(name: string): string | undefined
  moment(name: string): string | undefined
  number(name: string): number | undefined
  /** The last day on which he can go the way back in by himself. */
  lastDay: string | undefined
  /** Who must do something before the way back in is open. */
  recovery: 'acquire' | 'revoke-first' | 'reissue' | undefined
  stop: string | undefined
  reason: string | undefined
}

export type DoorWords = Record<Door, (voice: Voice) => string>

export type StandingWords = Record<Standing['kind'], (facts: StandingFacts) => string>

/** The search, and the page of one member as the desk sees it. */
const ja = {
  search: {
    title: 'お客さまを探す',
    results: (q: string) => `「${q}」の検索結果`,
    hint: '上の欄に、次のどれかを入力してください。はじめの数文字でも探せます。',
    can: [
      '契約者ID、利用者ID',
      '会社名、氏名（はじめの文字から）',
      'メールアドレス（全部）',
      '電子証明書のシリアル番号、拇印（全部）',
    ],
    none: (q: string) => `「${q}」に合うお客さまは見つかりませんでした。`,
    noneNext: 'IDの数字、会社名の表記（株式会社の前後など）を確かめて、もう一度探してください。',
    columns: {
      name: '氏名',
      company: '契約先',
      role: '区分',
      loginId: '利用者ID',
      expiryDate: '有効期限日',
      state: '状態',
    },
    noCertificate: '使用中の電子証明書なし',
    usable: '利用できます',
    caption: '見つかったお客さま',
  },
  stops: {
    suspended: '利用停止中',
    'locked-by-administrator': '管理者による停止中',
    'loss-reported': '紛失の届出あり',
    ended: '利用終了',
  } satisfies Record<MemberStop, string>,
  doors: {
    acquisition: () => '「電子証明書取得」の本人確認',
    pickup: () => '取得コードの入力',
    'logon-pin': (v) => `${v.logon}のときの暗証番号`,
    report: () => '「お心当たりのない通知を受け取った方」の本人確認',
  } satisfies DoorWords as DoorWords,
  doorLocked: (door: string) => `ロック：${door}`,
  page: {
    title: 'お客さまの状態',
    contract: '契約先',
    contractNumber: '契約者ID',
    role: '区分',
    loginId: '利用者ID',
    holderNumber: '電子証明書の利用者番号',
    mailAddress: 'メールアドレス',
    noMailAddress: '登録なし',
    language: '案内の言語',
    languages: { ja: '日本語', en: '英語' } satisfies Record<Language, string>,
    pins: '暗証番号',
    pinStates: { temporary: '仮の暗証番号（開通確認の前）', own: 'ご本人が設定済み' },
    standing: '現在の状態',
    answers: '今できること',
    answersNote: 'お客さまに読み上げられる文です。',
    acts: { 'log-on': (v: Voice) => v.logon, acquire: () => '電子証明書取得', renew: () => '更新' },
    yes: 'できます',
    no: 'できません',
    noCertificate: 'この手続きに使える電子証明書がありません。',
    certificates: '電子証明書',
    certificatesNone: '電子証明書はまだありません。',
    certificateColumns: {
      serialNumber: 'シリアル番号',
      stage: '状態',
      issuedAt: '発行',
      expiryDate: '有効期限日',
      details: '内容',
    },
    show: '内容を見る',
    showOf: (serialNumber: string) => `シリアル番号 ${serialNumber} の内容を見る`,
    timeline: 'これまでの出来事',
    timelineNote: '新しいものから順に並んでいます。',
    timelineNone: '記録された出来事はありません。',
    timelineColumns: { at: '日時', what: '出来事', who: '行った人' },
    print: 'この画面を印刷',
  },
  actors: {
    visitor: (v: Voice) => `${v.logon}前の方`,
    member: () => 'ご本人',
    staff: () => '職員',
    system: () => 'システム',
  },
  certificate: {
    title: '電子証明書の内容',
    commonName: '名義',
    serialNumber: 'シリアル番号',
    fingerprint: '拇印（SHA-256）',
    notSigned: '署名前',
    validity: '有効期間',
    until: (from: string, to: string) => `${from} から ${to} まで`,
    expiryDate: '有効期限日',
    key: '鍵の種類',
    origin: '作られ方',
    origins: { acquisition: '取得', renewal: '更新' },
    stage: '状態',
    standing: '説明',
    issuedAt: '発行',
    provedAt: 'はじめて使われた日時',
    notProved: 'まだ使われていません',
    endedAt: '終了した日時',
  },
  stages: {
    signing: '発行処理中',
    proving: 'はじめの使用待ち',
    current: '使用中',
    retiring: '使用終了予定',
    superseded: '新しいものに交代済み',
    abandoned: '使われずに終了',
    revoked: '失効',
  } satisfies Record<CertificateStage, string>,
  expired: '有効期限切れ',
  revocationReasons: {
    keyCompromise: '紛失・盗難・不正使用のおそれ',
    cessationOfOperation: '利用の終了',
    privilegeWithdrawn: '権限の取り消し',
    superseded: '新しいものへの交代',
  } satisfies Record<RevocationReason, string>,
  standing: {
    'not-acquired': (f) =>
      f.date('deadline') === undefined
        ? '使用中の電子証明書はなく、取得できる電子証明書もありません。'
        : `電子証明書をまだ取得していません。${f.date('deadline')}まで取得できます。`,
    'not-yet-valid': (f) => `有効期間の前です。${f.moment('validFrom') ?? ''}から使えます。`,
    active: (f) =>
      `${f.date('expiryDate') ?? ''}まで使えます。${f.date('renewalOpensOn') ?? ''}から更新できます。`,
    renewable: (f) =>
      `更新できる期間です。${f.date('expiryDate') ?? ''}まで（${f.number('daysLeft') === 0 ? '本日まで' : `あと ${f.number('daysLeft') ?? ''} 日`}）使えます。`,
    'being-proved': (f) =>
      `新しい電子証明書が発行され、はじめての使用を待っています。${f.moment('proveUntil') ?? ''}までに一度使うと、使用中になります。`,
    retiring: (f) => `${f.moment('retireAt') ?? ''}に使用を終わります。`,
    'expired-recoverable': (f) =>
      f.recovery === 'revoke-first'
        ? `${f.date('expiryDate') ?? ''}に有効期限が切れました。古い電子証明書を失効すると、${f.lastDay ?? ''}まで取得できます。`
        : `${f.date('expiryDate') ?? ''}に有効期限が切れました。${f.lastDay ?? ''}まで、ご本人が「電子証明書取得」で取得できます。`,
    lapsed: (f) =>
      `${f.date('expiryDate') ?? ''}に有効期限が切れ、ご本人は取得できません。再発行が必要です。`,
    superseded: () => '新しい電子証明書に交代し、使えません。',
    abandoned: () => '一度も使われないまま、新しいものが作られたため、使えません。',
    revoked: (f) => `失効しました（${f.reason ?? ''}）。`,
    stopped: (f) => `この方の利用を止めています（${f.stop ?? ''}）。`,
  } satisfies StandingWords as StandingWords,
}

export type OfficeMemberWords = typeof ja

const en: OfficeMemberWords = {
  search: {
    title: 'Find a customer',
    results: (q) => `Results for “${q}”`,
    hint: 'Type one of these into the box above. The first few characters are enough.',
    can: [
      'Contract ID, user ID',
      'Company, name of the person (from its beginning)',
      'Mail address (all of it)',
      'Serial number or fingerprint of a certificate (all of it)',
    ],
    none: (q) => `No customer fits “${q}”.`,
    noneNext: 'Check the digits of the ID and the way the company is written, and search again.',
    columns: {
      name: 'Name',
      company: 'Company',
      role: 'Role',
      loginId: 'User ID',
      expiryDate: 'Expiry date',
      state: 'State',
    },
    noCertificate: 'No certificate in use',
    usable: 'Nothing is locked',
    caption: 'Customers found',
  },
  stops: {
    suspended: 'Suspended',
    'locked-by-administrator': 'Locked by an administrator',
    'loss-reported': 'Loss reported',
    ended: 'Ended',
  },
  doors: {
    acquisition: () => 'identification under “Get a certificate”',
    pickup: () => 'entering the pickup code',
    'logon-pin': (v) => `the PIN at ${v.logon}`,
    report: () => 'identification under “A notice you did not expect”',
  },
  doorLocked: (door) => `Locked: ${door}`,
  page: {
    title: 'A customer',
    contract: 'Company',
    contractNumber: 'Contract ID',
    role: 'Role',
    loginId: 'User ID',
    holderNumber: 'Holder number in the certificate',
    mailAddress: 'Mail address',
    noMailAddress: 'None',
    language: 'Language of mails',
    languages: { ja: 'Japanese', en: 'English' },
    pins: 'PINs',
    pinStates: { temporary: 'Temporary (before first use)', own: 'Chosen by the person' },
    standing: 'Present state',
    answers: 'What is possible now',
    answersNote: 'The sentences can be read out to the customer.',
    acts: { 'log-on': (v) => capital(v.logOn), acquire: () => 'Get a certificate', renew: () => 'Renew' },
    yes: 'Possible',
    no: 'Not possible',
    noCertificate: 'There is no certificate with which it could be done.',
    certificates: 'Certificates',
    certificatesNone: 'There is no certificate yet.',
    certificateColumns: {
      serialNumber: 'Serial number',
      stage: 'State',
      issuedAt: 'Issued',
      expiryDate: 'Expiry date',
      details: 'Contents',
    },
    show: 'Show',
    showOf: (serialNumber) => `Show the contents of serial number ${serialNumber}`,
    timeline: 'What has happened',
    timelineNote: 'The newest first.',
    timelineNone: 'Nothing has been recorded.',
    timelineColumns: { at: 'Time', what: 'Event', who: 'By' },
    print: 'Print this page',
  },
  actors: {
    visitor: () => 'Somebody unidentified',
    member: () => 'The person',
    staff: () => 'Staff',
    system: () => 'System',
  },
  certificate: {
    title: 'Contents of the certificate',
    commonName: 'Name',
    serialNumber: 'Serial number',
    fingerprint: 'Fingerprint (SHA-256)',
    notSigned: 'Not signed yet',
    validity: 'Validity',
    until: (from, to) => `From ${from} to ${to}`,
    expiryDate: 'Expiry date',
    key: 'Key',
    origin: 'Made by',
    origins: { acquisition: 'Acquisition', renewal: 'Renewal' },
    stage: 'State',
    standing: 'Which means',
    issuedAt: 'Issued',
    provedAt: 'First used',
    notProved: 'Not used yet',
    endedAt: 'Ended',
  },
  stages: {
    signing: 'Being issued',
    proving: 'Waiting for its first use',
    current: 'In use',
    retiring: 'About to be retired',
    superseded: 'Replaced by a newer one',
    abandoned: 'Ended without being used',
    revoked: 'Revoked',
  },
  expired: 'Expired',
  revocationReasons: {
    keyCompromise: 'loss, theft or misuse feared',
    cessationOfOperation: 'no longer needed',
    privilegeWithdrawn: 'rights withdrawn',
    superseded: 'replaced by a newer one',
  },
  standing: {
    'not-acquired': (f) =>
      f.date('deadline') === undefined
        ? 'There is no certificate in use, and none to get.'
        : `The certificate has not been acquired yet. It can be got until ${f.date('deadline')}.`,
    'not-yet-valid': (f) => `It is not valid yet. It works from ${f.moment('validFrom') ?? ''}.`,
    active: (f) =>
      `It works until ${f.date('expiryDate') ?? ''}. It can be renewed from ${f.date('renewalOpensOn') ?? ''}.`,
    renewable: (f) =>
      `It can be renewed now. It works until ${f.date('expiryDate') ?? ''} (${f.number('daysLeft') === 0 ? 'today' : `${f.number('daysLeft') ?? ''} days left`}).`,
    'being-proved': (f) =>
      `A new certificate has been issued and waits for its first use, until ${f.moment('proveUntil') ?? ''}. After that it is the one in use.`,
    retiring: (f) => `It will be retired on ${f.moment('retireAt') ?? ''}.`,
    'expired-recoverable': (f) =>
      f.recovery === 'revoke-first'
        ? `It expired on ${f.date('expiryDate') ?? ''}. Once the old one is revoked, a new one can be got until ${f.lastDay ?? ''}.`
        : `It expired on ${f.date('expiryDate') ?? ''}. Until ${f.lastDay ?? ''} the person can get a new one through “Get a certificate”.`,
    lapsed: (f) =>
      `It expired on ${f.date('expiryDate') ?? ''}, and the person cannot get a new one alone: it must be reissued.`,
    superseded: () => 'A newer certificate has taken its place; it no longer works.',
    abandoned: () => 'A newer one was made before it was ever used; it does not work.',
    revoked: (f) => `It was revoked (${f.reason ?? ''}).`,
    stopped: (f) => `This person is stopped (${f.stop ?? ''}).`,
  },
}

export const officeMemberWords: Record<Language, OfficeMemberWords> = { ja, en }

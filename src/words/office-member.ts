import type { Language } from '../domain/language.ts'
import type { Door, MemberStop } from '../domain/life.ts'
import { capital, type Voice } from './voice.ts'

export type DoorWords = Record<Door, (voice: Voice) => string>

/** The page of one member as the desk sees it. */
const ja = {
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
    desk: () => 'ほかの方の手続きのときの確認暗証番号',
    help: () => '「ログオンできないとき」の本人確認',
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
    serialNotShown: '未提示',
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
}

export type OfficeMemberWords = typeof ja

const en: OfficeMemberWords = {
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
    desk: () => 'the confirmation PIN for acts on others',
    help: () => 'who is it, at “When you cannot log on”',
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
    serialNotShown: 'not shown yet',
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
}

export const officeMemberWords: Record<Language, OfficeMemberWords> = { ja, en }

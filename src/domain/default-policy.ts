import type { Policy, Wording } from './policy.ts'

/** The words of the manuals. The help desk is an example: an institution gives its own before its first member. */
const wording: Wording = {
  self: '当金庫',
  selfEn: 'the bank',
  service: { ja: '法人IBサービス', en: 'Corporate Internet Banking' },
  logon: 'ログオン',
  administrator: { ja: '管理者', en: 'Administrator' },
  user: { ja: '利用者', en: 'User' },
  administratorPin: { ja: 'ご契約先暗証番号', en: 'Contract PIN' },
  administratorConfirmationPin: { ja: 'ご契約先確認暗証番号', en: 'Contract confirmation PIN' },
  userPin: { ja: '利用者暗証番号', en: 'User PIN' },
  userConfirmationPin: { ja: '利用者確認暗証番号', en: 'User confirmation PIN' },
  helpDesk: {
    name: { ja: '法人IBヘルプデスク', en: 'Corporate Internet Banking help desk' },
    telephone: '0120-000-000',
    hours: {
      ja: '平日 9:00～17:00（12月31日～1月3日を除く）',
      en: 'Weekdays 9:00–17:00 (closed 31 December – 3 January)',
    },
  },
}

const allDay = { from: '00:00', until: '24:00' }

/** The manuals' values (domain.md §3), asking consent once and making P-256 keys. */
export const defaultPolicy: Policy = {
  zone: 'Asia/Tokyo',
  wording,
  logon: 'certificate+pin',
  pin: { minLength: 6, maxLength: 12, tries: 5 },
  session: { idleMinutes: 15, absoluteHours: 8 },
  acquisitionDays: 80,
  acquisitionReminders: [30, 10],
  pickup: { channels: ['mail', 'letter'], mailMinutes: 10, letterDays: 14, tries: 5, repeats: 3 },
  validity: { years: 1 },
  validityFrom: 'acquisition',
  notBeforeBackdateMinutes: 10,
  expiryOnOpenDay: false,
  renewalOpens: 30,
  mailDays: [30, 10],
  mailAfterExpiry: true,
  afterExpiry: { kind: 'acquire', days: 90 },
  proveDays: 30,
  retirement: { kind: 'at-once' },
  freshActMinutes: 5,
  notMeHours: 72,
  reportLockMinutes: 15,
  keepDays: 90,
  key: {
    algorithm: 'EC-P256',
    accepted: ['EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096'],
    media: ['file'],
    protection: 'low',
  },
  window: { storageChoice: false, keyProtection: false, consent: 'once' },
  openingHours: {
    week: { 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay, 7: allDay },
    closedEachYear: [],
    closedOnce: [],
  },
  office: { tries: 5, lockMinutes: 15, activationHours: 72, approvalHours: 24 },
  notices: {
    mails: 'on',
    off: [],
    english: 'on',
    graceDays: [10],
    unprovedDays: [3],
    window: { from: '08:00', until: '20:00', openDaysOnly: false },
    from: { name: { ja: '', en: '' }, address: '' },
    smime: 'off',
    paragraph: { ja: '', en: '' },
    place: 'board',
  },
  desk: {
    administratorReissue: 'institution',
    addressCoolOffHours: 72,
    addressCodeHours: 24,
    alarmDays: 7,
    acquisitionsInARow: 3,
    alarmedAtDoor: 'goes-on',
    alarmedByReissue: 'goes-on',
    newPc: 'beside-old',
  },
  recovery: { secondProof: ['mail-code', 'letter-code'], administrators: 'alone', approvalHours: 24 },
  est: { enroll: 'off', reenroll: 'own', secretHours: 72 },
}

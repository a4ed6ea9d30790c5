import type { Accent, Mark } from '../../domain/appearance.ts'
import { defaultPolicy } from '../../domain/default-policy.ts'
import type { Bilingual, Language } from '../../domain/language.ts'
import type { Role } from '../../domain/life.ts'
import type { Policy } from '../../domain/policy.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { ContractRecord } from '../../ports/member-records.ts'

export interface DemoInstitution {
  slug: string
  name: Bilingual
  /** ASCII, for the names of its CAs. */
  organization: string
  accent: Accent
  mark: Mark
  policy: Policy
  contract: Omit<ContractRecord, 'id'>
  people: readonly DemoPerson[]
  /** The first two: one asks, the other approves. */
  staff: readonly DemoStaff[]
}

export interface DemoPerson {
  role: Role
  loginId: string
  displayName: string
  mailAddress: string
  language: Language
}

export interface DemoStaff {
  loginId: string
  displayName: string
  roles: readonly StaffRole[]
}

const { wording } = defaultPolicy

/** Whoever tries things out moves the clock at any hour, and wants to see the mails. */
const notices: Policy['notices'] = {
  ...defaultPolicy.notices,
  window: { from: '00:00', until: '24:00', openDaysOnly: false },
}

/** Manual A: the storage is chosen, and one says ログイン. */
const policyA: Policy = {
  ...defaultPolicy,
  wording: {
    ...wording,
    self: '当行',
    selfEn: 'the bank',
    logon: 'ログイン',
    service: { ja: '法人インターネットバンキング', en: 'Business Online' },
    helpDesk: {
      name: { ja: '法人ヘルプデスク', en: 'Business help desk' },
      telephone: '0120-000-001',
      hours: { ja: '平日 9:00～18:00', en: 'Weekdays 9:00–18:00' },
    },
  },
  window: { storageChoice: true, keyProtection: false, consent: 'per-act' },
  est: { enroll: 'secret', reenroll: 'all', secretHours: 72 },
  notices,
}

/** Manual B: an RSA key at level 「中」, and the ◆ box speaks of 当金庫. Who comes back after expiry may show a passkey. */
const policyB: Policy = {
  ...defaultPolicy,
  key: {
    algorithm: 'RSA-2048',
    accepted: ['RSA-2048', 'RSA-3072', 'RSA-4096'],
    media: ['file'],
    protection: 'medium',
  },
  recovery: { ...defaultPolicy.recovery, secondProof: ['mail-code', 'letter-code', 'passkey'] },
  window: { storageChoice: false, keyProtection: true, consent: 'per-act' },
  notices,
}

/** The names are made up. */
export const demoInstitutions: readonly DemoInstitution[] = [
  {
    slug: 'a',
    name: { ja: 'ひばり野銀行', en: 'Hibarino Bank' },
    organization: 'Hibarino Bank',
    accent: 'blue',
    mark: 'tally',
    policy: policyA,
    contract: {
      number: '1000200301',
      name: { ja: '株式会社山田商店', en: 'Yamada Shoten Co., Ltd.' },
      kana: 'カ）ヤマダシヨウテン',
      branch: { code: '001', name: '本店営業部' },
    },
    people: [
      person('administrator', 'yamada01', '山田 花子', 'hanako.yamada@yamada.example'),
      person('user', 'sato01', '佐藤 一郎', 'ichiro.sato@yamada.example'),
      person('user', 'tanaka01', '田中 美咲', 'misaki.tanaka@yamada.example'),
    ],
    staff: [
      { loginId: 'mori', displayName: '森 和也', roles: ['desk', 'policy-editor', 'system-administrator'] },
      { loginId: 'ogawa', displayName: '小川 由美', roles: ['desk', 'approver', 'auditor'] },
    ],
  },
  {
    slug: 'b',
    name: { ja: 'つくし野信用金庫', en: 'Tsukushino Shinkin Bank' },
    organization: 'Tsukushino Shinkin Bank',
    accent: 'green',
    mark: 'leaf',
    policy: policyB,
    contract: {
      number: '2000300401',
      name: { ja: '有限会社鈴木工務店', en: 'Suzuki Koumuten Ltd.' },
      kana: 'ユ）スズキコウムテン',
      branch: { code: '012', name: '駅前支店' },
    },
    people: [
      person('administrator', 'suzuki01', '鈴木 健', 'ken.suzuki@suzuki.example'),
      person('user', 'takahashi01', '高橋 さくら', 'sakura.takahashi@suzuki.example'),
      person('user', 'ito01', '伊藤 翔', 'sho.ito@suzuki.example'),
    ],
    staff: [
      {
        loginId: 'ishii',
        displayName: '石井 直樹',
        roles: ['desk', 'policy-editor', 'system-administrator'],
      },
      { loginId: 'hayashi', displayName: '林 恵子', roles: ['desk', 'approver', 'auditor'] },
    ],
  },
]

function person(role: Role, loginId: string, displayName: string, mailAddress: string): DemoPerson {
  return { role, loginId, displayName, mailAddress, language: 'ja' }
}

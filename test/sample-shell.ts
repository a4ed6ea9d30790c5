import { defaultPolicy } from '../src/domain/default-policy.ts'
import type { Language } from '../src/domain/language.ts'
import type { CertificateContents } from '../src/web/pages/certificate-contents.ts'
import type { Html } from '../src/web/pages/html.ts'
import { paths } from '../src/web/pages/paths.ts'
import type { RefusedAct } from '../src/web/pages/refused-act.ts'
import type { Shell } from '../src/web/pages/shell.ts'

/** The names that people typed somewhere: each stands in at least one page. */
export interface Names {
  institution: string
  company: string
  person: string
}

export interface SamplePage {
  name: string
  page: Html
}

export const sampleNames: Record<Language, Names> = {
  ja: { institution: 'わりふ信用金庫', company: '株式会社みどり製作所', person: '佐藤 花子' },
  en: { institution: 'Warifu Shinkin Bank', company: 'Midori Works Ltd.', person: 'Hanako Sato' },
}

const brands = {
  a: { mark: 'tally', accent: 'blue' },
  b: { mark: 'leaf', accent: 'green' },
} as const satisfies Record<string, Pick<Shell['institution'], 'mark' | 'accent'>>

export function sampleShell(
  language: Language,
  names: Names,
  css: string,
  brand: keyof typeof brands = 'a',
): Shell {
  const { institution } = names
  return {
    language,
    institution: { name: { ja: institution, en: institution }, ...brands[brand] },
    wording: defaultPolicy.wording,
    path: '/',
    assets: { css: { url: css } },
    demo: { today: at.toPlainDate(), guideUrl: 'https://warifu.localhost:8443/' },
  }
}

const logonHost = 'https://a.warifu.localhost:8443'

/** Whole addresses, as they stand on a log-on host. */
export const failureUrls = {
  retryUrl: `${logonHost}/logon/start`,
  acquireUrl: `${logonHost}/acquire`,
  reportUrl: `${logonHost}/not-me`,
  logonUrl: `${logonHost}/`,
  helpUrl: `${logonHost}/help`,
  checkUrl: `${logonHost}/check`,
}

export const zone = 'Asia/Tokyo'

export const at = Temporal.ZonedDateTime.from('2027-02-05T10:31:05[Asia/Tokyo]')

export const expiryDate = Temporal.PlainDate.from('2027-03-01')

export const renewalOpensOn = Temporal.PlainDate.from('2027-01-30')

export const lastMoment = Temporal.ZonedDateTime.from('2027-03-01T23:59:59[Asia/Tokyo]')

export const recovery = { kind: 'acquire', lastDay: Temporal.PlainDate.from('2027-05-30') } as const

export const window = { action: '/renewal/0c7f/step', closeUrl: paths.menu }

export const proveUntil = Temporal.ZonedDateTime.from('2027-03-07T23:59:59[Asia/Tokyo]')

export function sampleContents({ institution, company, person }: Names): CertificateContents {
  const commonName = `${company} ${person} 管理者 2028-02 #2`
  return {
    commonName,
    subject: `C=JP, O=${institution}, serialNumber=H7Q2K9D4, CN=${commonName}`,
    issuer: `C=JP, O=${institution}, CN=${institution} 発行局 G1`,
    serialNumber: '3f9a1c77d0b2e84456aa01f39cde7702',
    notBefore: Temporal.ZonedDateTime.from('2027-02-05T10:21:05[Asia/Tokyo]'),
    notAfter: Temporal.ZonedDateTime.from('2028-02-05T23:59:59[Asia/Tokyo]'),
    expiryDate: Temporal.PlainDate.from('2028-02-05'),
    key: 'EC-P256',
    fingerprint: 'a3c1'.repeat(16),
  }
}

export const refused = (code: RefusedAct['code'], facts: RefusedAct['facts'] = {}): RefusedAct => ({
  code,
  facts,
  at,
})

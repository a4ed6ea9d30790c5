import { defaultPolicy } from '../src/domain/default-policy.ts'
import type { Language } from '../src/domain/language.ts'
import type { LogonFailure } from '../src/domain/logon.ts'
import type { Policy } from '../src/domain/policy.ts'
import type { CertificateContents } from '../src/web/pages/certificate-contents.ts'
import { certificatePage } from '../src/web/pages/certificate-page.ts'
import { clockPage } from '../src/web/pages/clock-page.ts'
import { completedPage } from '../src/web/pages/completed-page.ts'
import { consentPage } from '../src/web/pages/consent-page.ts'
import { endedPage } from '../src/web/pages/ended-page.ts'
import type { EnrolmentAct } from '../src/web/pages/enrolment-act.ts'
import { enrolmentPage } from '../src/web/pages/enrolment-page.ts'
import {
  faultPage,
  loggedOffPage,
  misdirectedPage,
  notFoundPage,
  refusalPage,
  sessionEndedPage,
} from '../src/web/pages/error-pages.ts'
import { firstUsePage } from '../src/web/pages/first-use-page.ts'
import { guidePage } from '../src/web/pages/guide-page.ts'
import type { Html } from '../src/web/pages/html.ts'
import { identificationPage } from '../src/web/pages/identification-page.ts'
import { keyPage } from '../src/web/pages/key-page.ts'
import { logonFailurePage } from '../src/web/pages/logon-failure-page.ts'
import { logonPage } from '../src/web/pages/logon-page.ts'
import { menuPage } from '../src/web/pages/menu-page.ts'
import { noticesPage } from '../src/web/pages/notices-page.ts'
import { outboxPage } from '../src/web/pages/outbox-page.ts'
import { paths } from '../src/web/pages/paths.ts'
import { pickupPage } from '../src/web/pages/pickup-page.ts'
import { pinPage } from '../src/web/pages/pin-page.ts'
import { preparingPage } from '../src/web/pages/preparing-page.ts'
import { proofLaterPage } from '../src/web/pages/proof-later-page.ts'
import { provedPage } from '../src/web/pages/proved-page.ts'
import type { RefusedAct } from '../src/web/pages/refused-act.ts'
import { renewPage } from '../src/web/pages/renew-page.ts'
import { renewalNoticePage } from '../src/web/pages/renewal-notice-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { storagePage } from '../src/web/pages/storage-page.ts'
import type { Platform } from '../src/words/installation.ts'
import { pickupCodeMail } from '../src/words/mail-pickup-code.ts'
import { renewalMail } from '../src/words/mail-renewal.ts'
import { logonFailureCodes } from '../src/words/screens.ts'

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

const zone = 'Asia/Tokyo'
const at = Temporal.ZonedDateTime.from('2027-02-05T10:31:05[Asia/Tokyo]')
const expiryDate = Temporal.PlainDate.from('2027-03-01')
const renewalOpensOn = Temporal.PlainDate.from('2027-01-30')
const lastMoment = Temporal.ZonedDateTime.from('2027-03-01T23:59:59[Asia/Tokyo]')
const recovery = { kind: 'acquire', lastDay: Temporal.PlainDate.from('2027-05-30') } as const
const window = { action: '/renewal/0c7f/step', closeUrl: paths.menu }
const proveUntil = Temporal.ZonedDateTime.from('2027-03-07T23:59:59[Asia/Tokyo]')

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

/** Every page in every state worth looking at. */
export function samplePages(shell: Shell, names: Names): readonly SamplePage[] {
  const member: Shell = { ...shell, member: names }
  return [
    ...logonSamples(shell, names),
    ...failureSamples(shell, names),
    ...memberSamples(member, names),
    ...acquisitionSamples(shell, names),
    ...renewalSamples(shell, names),
    ...windowSamples(shell, names, 'renewal'),
    ...windowSamples(shell, names, 'acquisition'),
    ...enrolmentSamples(shell),
    ...errorSamples(shell),
    ...demoSamples(shell, names),
  ]
}

function logonSamples(shell: Shell, names: Names): SamplePage[] {
  const pin = defaultPolicy.pin
  const who = { company: names.company, person: names.person, role: 'administrator', pin } as const
  return [
    { name: 'L-10-logon', page: logonPage(shell, { logon: 'certificate+pin' }) },
    { name: 'L-20-pin', page: pinPage(shell, who) },
    { name: 'L-20-pin-wrong', page: pinPage(shell, { ...who, problem: { kind: 'wrong', triesLeft: 3 } }) },
    { name: 'L-30-first-use', page: firstUsePage(shell, { role: 'administrator', pin, problems: [] }) },
    {
      name: 'L-30-first-use-wrong',
      page: firstUsePage(shell, {
        role: 'user',
        pin,
        problems: [
          { field: 'pin', fault: 'wrong-length' },
          { field: 'confirmationPinAgain', fault: 'not-same' },
        ],
      }),
    },
  ]
}

function failureSamples(shell: Shell, names: Names): SamplePage[] {
  const logon = 'https://a.warifu.localhost:8443'
  return (Object.keys(logonFailureCodes) as LogonFailure[]).map((failure) => ({
    name: `${logonFailureCodes[failure]}-${failure}`,
    page: logonFailurePage(shell, {
      failure,
      purpose: failure === 'old-one-during-proof' ? 'proof' : 'logon',
      at,
      retryUrl: `${logon}/logon/start`,
      acquireUrl: `${logon}/acquire`,
      logonUrl: `${logon}/`,
      ...(failure !== 'none-sent' && { presented: `${names.company} ${names.person} 管理者 2027-03 #1` }),
      ...((failure === 'expired' || failure === 'revoked') && { memberId: 'M1234567' }),
      ...(failure === 'expired' && { expiryDate, lastDay: recovery.lastDay }),
      ...(failure === 'proof-too-late' && { proveUntil }),
      ...(failure === 'not-yet-valid' && { validFrom: proveUntil }),
    }),
  }))
}

function memberSamples(shell: Shell, names: Names): SamplePage[] {
  const notice = { ...names, expiryDate, renewalOpensOn, lastMoment, daysLeft: 24, recovery }
  const contents = sampleContents(names)
  return [
    { name: 'M-10-menu', page: menuPage(shell, { notices: 1, expiryDate, lastLogonAt: at }) },
    {
      name: 'N-10-notices',
      page: noticesPage(
        { ...shell, path: paths.notices },
        {
          notices: [
            { kind: 'renewal', lastDay: expiryDate, daysLeft: 24 },
            { kind: 'proof', lastDay: proveUntil.toPlainDate(), daysLeft: 0 },
          ],
        },
      ),
    },
    { name: 'N-10-notices-empty', page: noticesPage(shell, { notices: [], renewalOpensOn }) },
    { name: 'N-20-renewal-notice', page: renewalNoticePage(shell, { kind: 'renewal', ...notice }) },
    { name: 'N-21-proof-notice', page: renewalNoticePage(shell, { kind: 'proof', ...notice, daysLeft: 1 }) },
    {
      name: 'C-10-certificate',
      page: certificatePage(
        { ...shell, path: paths.certificate },
        {
          current: { contents, state: 'current' },
          renewal: { opensOn: renewalOpensOn, lastDay: expiryDate },
          history: [
            {
              commonName: contents.commonName,
              serialNumber: contents.serialNumber,
              issuedOn: Temporal.PlainDate.from('2025-03-01'),
              expiryDate: Temporal.PlainDate.from('2026-03-01'),
              state: 'superseded',
            },
          ],
        },
      ),
    },
    { name: 'C-10-certificate-none', page: certificatePage(shell, { current: undefined, history: [] }) },
  ]
}

function sampleContents({ institution, company, person }: Names): CertificateContents {
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

const refused = (code: RefusedAct['code'], facts: RefusedAct['facts'] = {}): RefusedAct => ({
  code,
  facts,
  at,
})

function acquisitionSamples(shell: Shell, { company, person }: Names): SamplePage[] {
  const form = { typed: {}, pin: defaultPolicy.pin, problems: [] }
  const pickup = { company, person, channels: ['mail', 'letter'], problems: [] } as const
  const maskedAddress = 'h***@midori.example'
  const validUntil = at.add({ minutes: 10 })
  return [
    { name: 'A-10-administrator', page: identificationPage(shell, { role: 'administrator', ...form }) },
    { name: 'A-10-user', page: identificationPage(shell, { role: 'user', ...form }) },
    {
      name: 'A-10-wrong',
      page: identificationPage(shell, {
        role: 'user',
        ...form,
        typed: { contractId: 'C100200', memberId: company },
        problems: [{ field: 'confirmationPin', fault: 'missing' }],
      }),
    },
    {
      name: 'A-10-refused',
      page: identificationPage(shell, {
        role: 'administrator',
        ...form,
        refused: refused('identification-failed'),
      }),
    },
    {
      name: 'A-20-pickup',
      page: pickupPage(shell, { ...pickup, mail: { kind: 'can-send', maskedAddress } }),
    },
    {
      name: 'A-20-pickup-sent',
      page: pickupPage(shell, {
        ...pickup,
        mail: { kind: 'sent', maskedAddress, validUntil, again: at.add({ minutes: 2 }) },
        refused: refused('pickup-code-wrong'),
      }),
    },
    {
      name: 'A-90-ended',
      page: endedPage(shell, {
        act: 'acquisition',
        why: {
          kind: 'refused',
          refused: refused('closed-now', { because: 'hours', opensAt: '2027-02-05T23:00:00Z' }),
        },
        onward: { url: paths.acquire, to: 'acquire' },
        closeUrl: paths.logon,
      }),
    },
  ]
}

function renewalSamples(shell: Shell, { company, person }: Names): SamplePage[] {
  const nextUrl = '/logon/start?purpose=renewal'
  return [
    {
      name: 'R-10-preparing',
      page: preparingPage(shell, { expiryDate, daysLeft: 24, certificate: 'doing', nextUrl }),
    },
    {
      name: 'R-20-renew',
      page: renewPage(shell, {
        action: window.action,
        company,
        person,
        presentExpiryDate: expiryDate,
        newExpiryDate: Temporal.PlainDate.from('2028-02-05'),
        before: 'unproved',
      }),
    },
    {
      name: 'R-90-refused',
      page: endedPage(shell, {
        act: 'renewal',
        why: {
          kind: 'refused',
          refused: refused('renewal-not-open', { opensOn: '2027-01-30', expiryDate: '2027-03-01' }),
        },
        onward: { url: paths.notices, to: 'notices' },
        closeUrl: window.closeUrl,
      }),
    },
    {
      name: 'R-90-declined',
      page: endedPage(shell, {
        act: 'renewal',
        why: { kind: 'declined' },
        onward: { url: paths.renewalStart, to: 'again' },
        closeUrl: window.closeUrl,
      }),
    },
    { name: 'P-10-proved', page: provedPage(shell, { closeUrl: window.closeUrl }) },
  ]
}

const code = (act: EnrolmentAct, number: number) => `${act === 'renewal' ? 'R' : 'A'}-${number}`

function windowSamples(shell: Shell, names: Names, act: EnrolmentAct): SamplePage[] {
  const { action, closeUrl } = window
  const consent = { act, action, site: 'a.warifu.localhost', company: names.company, person: names.person }
  const acquisition = act === 'acquisition'
  const later = { act, proveUntil, safeUntil: expiryDate, proofUrl: paths.proofStart, closeUrl }
  const done = {
    act,
    contents: sampleContents(names),
    renewalOpensOn: Temporal.PlainDate.from('2028-01-06'),
    closeUrl,
  }
  return [
    { name: `${code(act, 30)}-storage`, page: storagePage(shell, { act, action }) },
    {
      name: `${code(act, acquisition ? 25 : 40)}-consent`,
      page: consentPage(shell, { ...consent, consent: 'per-act', step: 'consent' }),
    },
    {
      name: `${code(act, acquisition ? 26 : 41)}-second-consent`,
      page: consentPage(shell, { ...consent, consent: 'per-act', step: 'second-consent' }),
    },
    {
      name: `${code(act, acquisition ? 25 : 40)}-consent-once`,
      page: consentPage(shell, { ...consent, consent: 'once', step: 'consent' }),
    },
    {
      name: `${code(act, 50)}-key`,
      page: keyPage(shell, {
        act,
        action,
        algorithm: acquisition ? 'EC-P256' : 'RSA-2048',
        protection: 'medium',
      }),
    },
    { name: `${code(act, acquisition ? 70 : 75)}-later`, page: proofLaterPage(shell, later) },
    {
      name: `${code(act, 80)}-completed`,
      page: completedPage(shell, {
        ...done,
        old: acquisition ? { kind: 'none' } : { kind: 'retiring', until: proveUntil },
        fileName: 'warifu-2028-02-2.p12',
      }),
    },
  ]
}

const platforms: Record<Platform, Policy['key']['protection']> = {
  windows: 'medium',
  'windows-firefox': 'medium',
  macos: 'low',
  'macos-firefox': 'low',
  'linux-chrome': 'low',
  'linux-firefox': 'low',
  ios: 'low',
  android: 'low',
  other: 'high',
}

function enrolmentSamples(shell: Shell): SamplePage[] {
  return (Object.keys(platforms) as Platform[]).flatMap((platform) =>
    (['renewal', 'acquisition'] as const).map((act) => ({
      name: `${code(act, 60)}-enrolment-${platform}`,
      page: enrolmentPage(shell, {
        act,
        data: {
          requestUrl: '/renewal/0c7f/certificate',
          statusUrl: '/renewal/0c7f/status',
          doneUrl: '/renewal/0c7f/done',
          keyAlgorithm: 'EC-P256',
          form: 'aes',
          fileName: 'warifu-2028-02-2.p12',
        },
        fileName: 'warifu-2028-02-2.p12',
        platform,
        protection: platforms[platform],
        proofUrl: paths.proofStart,
        laterUrl: '/renewal/0c7f/later',
        againUrl: paths.renewalStart,
        safeUntil: expiryDate,
      }),
    })),
  )
}

function errorSamples(shell: Shell): SamplePage[] {
  return [
    {
      name: 'E-10-refusal',
      page: refusalPage(shell, {
        refused: refused('recovery-deadline-passed', { expiryDate: '2026-03-01', lastDay: '2026-05-30' }),
        onward: { url: paths.logon, text: 'logon' },
      }),
    },
    { name: 'E-20-fault', page: faultPage(shell, { incident: '7K3M-22QD', at }) },
    { name: 'E-30-not-found', page: notFoundPage(shell) },
    { name: 'E-40-misdirected', page: misdirectedPage(shell) },
    { name: 'E-50-logged-off', page: loggedOffPage(shell) },
    { name: 'E-51-session-ended', page: sessionEndedPage(shell, { why: 'idle' }) },
  ]
}

function demoSamples(shell: Shell, names: Names): SamplePage[] {
  const guideUrl = 'https://warifu.localhost:8443/'
  const { name } = shell.institution
  const frame = {
    institution: name,
    wording: shell.wording,
    language: shell.language,
    company: names.company,
    person: names.person,
    maskedId: 'M1****67',
  }
  const letter = pickupCodeMail(frame, {
    code: 'K7QF-2M9D-XH4T',
    validUntil: at.add({ minutes: 10 }),
    tries: 5,
  })
  const mail = renewalMail(frame, { expiryDate, lastMoment, daysLeft: 24, recovery })
  return [
    {
      name: 'G-10-guide',
      page: guidePage(shell, {
        institutions: [
          {
            name,
            url: 'https://a.warifu.localhost:8443/',
            wording: shell.wording,
            members: demoMembers(names),
          },
        ],
        nssCommand:
          'certutil -A -d sql:$HOME/.pki/nssdb -n "Warifu demo root" -t C,, -i ~/.warifu/demo-root.pem',
        rootCertificateUrl: '/demo-root.cer',
        renewalOpens: 30,
        clockUrl: '/clock',
        outboxUrl: '/outbox',
      }),
    },
    {
      name: 'G-20-clock',
      page: clockPage(shell, {
        now: at,
        real: Temporal.ZonedDateTime.from(`2026-11-22T15:00[${zone}]`),
        holders: [
          {
            institution: names.institution,
            person: names.person,
            expiryDate,
            landmarks: [
              { landmark: 'opens', day: renewalOpensOn },
              { landmark: 'second-mail', day: expiryDate.subtract({ days: 10 }) },
              { landmark: 'expiry', day: expiryDate },
              { landmark: 'day-after', day: expiryDate.add({ days: 1 }) },
              { landmark: 'last-recovery', day: recovery.lastDay },
              { landmark: 'after-recovery', day: recovery.lastDay.add({ days: 1 }) },
            ],
          },
        ],
        action: '/clock',
        guideUrl,
      }),
    },
    {
      name: 'G-30-outbox',
      page: outboxPage(shell, {
        items: [
          { channel: 'mail', to: 'hanako@midori.example', at, ...mail },
          { channel: 'letter', to: names.company, at, ...letter },
          { channel: 'mail', to: 'taro@midori.example', at, subject: letter.subject, text: undefined },
        ],
        guideUrl,
      }),
    },
  ]
}

function demoMembers({ company, person }: Names) {
  return (['administrator', 'user', 'user'] as const).map((role, index) => ({
    company,
    person,
    role,
    contractId: 'C100200',
    memberId: `M123456${index}`,
    pin: 'aozora24',
    confirmationPin: 'kaze7780',
    pickupCode: 'K7QF-2M9D-XH4T',
  }))
}

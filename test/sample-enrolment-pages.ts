import { defaultPolicy } from '../src/domain/default-policy.ts'
import type { Policy } from '../src/domain/policy.ts'
import { completedPage } from '../src/web/pages/completed-page.ts'
import { consentPage } from '../src/web/pages/consent-page.ts'
import { endedPage } from '../src/web/pages/ended-page.ts'
import type { EnrolmentAct } from '../src/web/pages/enrolment-act.ts'
import { enrolmentPage } from '../src/web/pages/enrolment-page.ts'
import { identificationPage } from '../src/web/pages/identification-page.ts'
import { keyPage } from '../src/web/pages/key-page.ts'
import { paths } from '../src/web/pages/paths.ts'
import { pickupPage } from '../src/web/pages/pickup-page.ts'
import { preparingPage } from '../src/web/pages/preparing-page.ts'
import { proofLaterPage } from '../src/web/pages/proof-later-page.ts'
import { provedPage } from '../src/web/pages/proved-page.ts'
import { renewPage } from '../src/web/pages/renew-page.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { storagePage } from '../src/web/pages/storage-page.ts'
import type { Platform } from '../src/words/installation.ts'
import {
  at,
  expiryDate,
  type Names,
  proveUntil,
  refused,
  type SamplePage,
  sampleContents,
  window,
} from './sample-shell.ts'

export function acquisitionSamples(shell: Shell, { company, person }: Names): SamplePage[] {
  const form = { typed: {}, pin: defaultPolicy.pin, problems: [] }
  const pickup = { company, person, passkey: true, channels: ['mail', 'letter'], problems: [] } as const
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

export function renewalSamples(shell: Shell, { company, person }: Names): SamplePage[] {
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

export const code = (act: EnrolmentAct, number: number) => `${act === 'renewal' ? 'R' : 'A'}-${number}`

export function windowSamples(shell: Shell, names: Names, act: EnrolmentAct): SamplePage[] {
  const { action, closeUrl } = window
  const consent = { act, action, site: 'a.warifu.localhost', company: names.company, person: names.person }
  const acquisition = act === 'acquisition'
  const later = {
    act,
    proveUntil,
    safeUntil: expiryDate,
    proofUrl: paths.proofStart,
    againUrl: paths.renewalStart,
    closeUrl,
  }
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

export function enrolmentSamples(shell: Shell): SamplePage[] {
  return Object.keys(platforms)
    .filter((key): key is Platform => key in platforms)
    .flatMap((platform) =>
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

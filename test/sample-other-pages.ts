import { clockPage } from '../src/web/pages/clock-page.ts'
import {
  faultPage,
  loggedOffPage,
  misdirectedPage,
  notFoundPage,
  refusalPage,
  sessionEndedPage,
} from '../src/web/pages/error-pages.ts'
import { guidePage } from '../src/web/pages/guide-page.ts'
import { outboxPage } from '../src/web/pages/outbox-page.ts'
import { paths } from '../src/web/pages/paths.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { milestoneMail } from '../src/words/mail-milestone.ts'
import { pickupCodeMail } from '../src/words/mail-pickup-code.ts'
import {
  at,
  expiryDate,
  lastMoment,
  type Names,
  recovery,
  refused,
  renewalOpensOn,
  type SamplePage,
  zone,
} from './sample-shell.ts'

export function errorSamples(shell: Shell): SamplePage[] {
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

export function demoSamples(shell: Shell, names: Names): SamplePage[] {
  const guideUrl = 'https://warifu.localhost:8443/'
  const { name } = shell.institution
  const frame = {
    institution: name,
    wording: shell.wording,
    language: shell.language,
    company: names.company,
    person: names.person,
    maskedId: 'M1****67',
    code: 'K7QF-2M9D',
    paragraph: '',
  }
  const letter = pickupCodeMail(frame, {
    code: 'K7QF-2M9D-XH4T',
    validUntil: at.add({ minutes: 10 }),
    tries: 5,
  })
  const mail = milestoneMail(
    frame,
    { kind: 'before-expiry', wanted: 'renew', expiryDate, lastMoment, recovery },
    expiryDate.subtract({ days: 24 }),
  )
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
            office: {
              url: 'https://a.office.warifu.localhost:8443/',
              staff: [
                {
                  name: names.person,
                  loginId: 'mori',
                  roles: ['desk', 'system-administrator'],
                  activationCode: 'K7QF-2M9D-XH4T',
                },
                { name: names.person, loginId: 'ogawa', roles: ['desk', 'approver', 'auditor'] },
              ],
            },
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
        mails: 'kept',
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

import type { DeskMailEvent } from '../domain/desk-event.ts'
import type { Recovery } from '../domain/expiry-dates.ts'
import type { Bilingual, Language } from '../domain/language.ts'
import type { MailTemplate } from '../domain/mail-template.ts'
import type { Mail, MailFrame } from './mail.ts'
import { addressCodeMail } from './mail-address-code.ts'
import { deskMail } from './mail-desk.ts'
import { digestMail } from './mail-digest.ts'
import { doorLockedMail, reportLockedMail } from './mail-door-locked.ts'
import { type IssuedMailEvent, issuedMail } from './mail-issued.ts'
import { loginIdMail } from './mail-login-id.ts'
import { type MilestoneFacts, milestoneMail } from './mail-milestone.ts'
import { pickupCodeMail } from './mail-pickup-code.ts'
import { recoveryAskedMail } from './mail-recovery-asked.ts'
import { stoppedMail } from './mail-stopped.ts'
import { unlockedMail } from './mail-unlocked.ts'

/** The dates of somebody invented, on the day of the mail. */
export interface MailExample {
  at: Temporal.ZonedDateTime
  expiryDate: Temporal.PlainDate
  lastMoment: Temporal.ZonedDateTime
  recovery: Recovery
  /** Of the certificate that waits for its first log-on. */
  issuedOn: Temporal.PlainDate
  proveUntil: Temporal.ZonedDateTime
  deadline: Temporal.PlainDate
  notMeUntil: Temporal.ZonedDateTime
  /** Wrong entries after which a code is dead. */
  tries: number
  reportOpensAt: Temporal.ZonedDateTime
}

/** Nobody's: in a mail that is only looked at. */
export const examplePerson: {
  company: Bilingual
  person: Bilingual
  colleague: Bilingual
  maskedId: string
  code: string
} = {
  company: { ja: '株式会社見本商事', en: 'Mihon Trading Co., Ltd.' },
  person: { ja: '見本 花子', en: 'Hanako Mihon' },
  colleague: { ja: '見本 一郎', en: 'Ichiro Mihon' },
  maskedId: '******67',
  code: '0000-0000',
}

export function exampleMail(template: MailTemplate, frame: MailFrame, example: MailExample): Mail {
  return examples[template](frame, example)
}

type Compose = (frame: MailFrame, example: MailExample) => Mail

const milestone =
  (facts: (example: MailExample) => MilestoneFacts): Compose =>
  (frame, example) =>
    milestoneMail(frame, facts(example), example.at.toPlainDate())

const issued =
  (event: IssuedMailEvent, isAdministrator = false): Compose =>
  (frame, { at, notMeUntil, expiryDate }) =>
    issuedMail(frame, { event, at, notMeUntil, expiryDate, ...colleague(frame.language, isAdministrator) })

const stopped =
  (reason: 'not-me' | 'loss', isAdministrator = false): Compose =>
  (frame, { at }) =>
    stoppedMail(frame, { reason, at, ...colleague(frame.language, isAdministrator) })

const desk =
  (event: DeskMailEvent, isAdministrator = false): Compose =>
  (frame, { at, deadline }) =>
    deskMail(frame, {
      event,
      at,
      by: doerOf(event),
      deadline,
      ...colleague(frame.language, isAdministrator),
    })

function doerOf(event: DeskMailEvent): 'self' | 'administrator' | 'staff' {
  if (event.endsWith('released') || event === 'code-on-paper') return 'staff'
  return event.startsWith('passkey') ? 'self' : 'administrator'
}

function colleague(language: Language, isAdministrator: boolean): { holder?: string } {
  return isAdministrator ? { holder: examplePerson.colleague[language] } : {}
}

const renew = (e: MailExample): MilestoneFacts => ({ kind: 'before-expiry', wanted: 'renew', ...e })
const expired = ({ expiryDate, recovery }: MailExample): MilestoneFacts => ({
  kind: 'after-expiry',
  expiryDate,
  recovery,
})
const unproved = (
  { issuedOn, proveUntil }: MailExample,
  origin: 'renewal' | 'acquisition',
): MilestoneFacts => ({
  kind: 'unproved',
  issuedOn,
  proveUntil,
  origin,
})

const examples: Record<MailTemplate, Compose> = {
  renew: milestone(renew),
  prove: milestone((e) => ({ kind: 'before-expiry', wanted: 'prove', ...e, lastMoment: e.proveUntil })),
  expired: milestone(expired),
  'expired-proving': milestone((e) => ({
    kind: 'after-expiry',
    expiryDate: e.expiryDate,
    recovery: e.recovery,
    proveUntil: e.proveUntil,
  })),
  'grace-ends': milestone((e) => ({
    kind: 'grace-ends',
    expiryDate: e.expiryDate,
    recovery: e.recovery,
  })),
  unproved: milestone((e) => unproved(e, 'renewal')),
  'unproved-acquired': milestone((e) => unproved(e, 'acquisition')),
  'not-acquired': milestone(({ deadline }) => ({ kind: 'not-acquired', reason: 'issue', deadline })),
  reissued: milestone(({ deadline }) => ({ kind: 'not-acquired', reason: 'reissue', deadline })),
  'new-pc': milestone(({ deadline }) => ({ kind: 'not-acquired', reason: 'new-pc', deadline })),
  digest: (frame, example) =>
    digestMail(
      frame,
      [renew(example), expired(example), unproved(example, 'renewal')].map((facts, at) => ({
        id: String(at),
        person: examplePerson[at === 1 ? 'person' : 'colleague'][frame.language],
        maskedId: examplePerson.maskedId,
        facts,
      })),
    ),
  acquired: issued('acquired'),
  renewed: issued('renewed'),
  retired: issued('retired'),
  'renewed-administrator': issued('renewed', true),
  'pickup-code': (frame, { at, tries }) =>
    pickupCodeMail(frame, { code: '0000-0000-0000', validUntil: at.add({ minutes: 10 }), tries }),
  'door-locked': (frame, { at }) => doorLockedMail(frame, at),
  'door-locked-administrator': (frame, { at }) =>
    doorLockedMail(frame, at, examplePerson.colleague[frame.language]),
  'report-door-locked': (frame, { at, reportOpensAt }) => reportLockedMail(frame, at, reportOpensAt),
  'recovery-asked': (frame, { at }) =>
    recoveryAskedMail(frame, {
      holder: examplePerson.colleague[frame.language],
      at,
      until: at.add({ hours: 24 }),
    }),
  'login-id': (frame, { at }) =>
    loginIdMail(frame, {
      at,
      people: [{ name: examplePerson.person[frame.language], loginId: 'hanako', role: 'user' }],
    }),
  'doors-unlocked': (frame, { at }) =>
    unlockedMail(frame, { at, doors: ['acquisition', 'logon-pin'], role: 'user' }),
  'stopped-not-me': stopped('not-me'),
  'stopped-loss': stopped('loss'),
  'stopped-administrator': stopped('loss', true),
  'desk-revoked': desk('revoked'),
  'desk-reissued': desk('reissued'),
  'desk-new-pc-opened': desk('new-pc-opened'),
  'desk-locked': desk('locked'),
  'desk-unlocked': desk('unlocked'),
  'desk-stopped-by-desk': desk('stopped-by-desk'),
  'desk-contract-stopped': desk('contract-stopped'),
  'desk-stop-released': desk('stop-released'),
  'desk-contract-released': desk('contract-released'),
  'desk-address-asked': desk('address-asked'),
  'desk-address-changed': desk('address-changed'),
  'desk-removed': desk('removed'),
  'desk-user-added': desk('user-added'),
  'desk-passkey-registered': desk('passkey-registered'),
  'desk-passkey-removed': desk('passkey-removed'),
  'desk-code-on-paper': desk('code-on-paper'),
  'desk-acts-locked': desk('acts-locked'),
  'desk-help-locked': desk('help-locked'),
  'desk-held': desk('held'),
  'desk-hold-released': desk('hold-released'),
  'desk-administrator': desk('reissued', true),
  'address-code': (frame, { at, tries }) =>
    addressCodeMail(frame, { code: '0000-0000-0000', validUntil: at.add({ hours: 24 }), tries }),
}

import type { Language } from '../../domain/language.ts'
import { purposeOf } from '../../domain/mail-purpose.ts'
import { type MailTemplate, milestoneOf } from '../../domain/mail-template.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Mail } from '../../words/mail.ts'
import { exampleMail, examplePerson } from '../../words/mail-example.ts'
import { frameFor } from '../notice/mail-frame.ts'
import { daysOf, exampleDates } from './example-dates.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export interface MailWish {
  template: MailTemplate
  language: Language
  /** Of a milestone; absent, or none of the policy's: its first. */
  days?: number
}

export interface MailPreview extends Mail {
  /** Japanese where English was asked for and is switched off. */
  language: Language
  /** As the policy counts them; empty where this mail is of no milestone, or of one that the policy does not have. */
  daysPossible: readonly number[]
  days?: number
  /** Whether anybody gets it today. */
  state: 'sent' | 'mails-off' | 'acts-off' | 'milestone-off' | 'not-in-policy'
}

export interface MailPreviewed extends MailPreview {
  /** Of the person who looks. */
  ownAddress?: string
}

type PreviewPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** A mail with this institution's words, policy and dates of today, to somebody who does not exist. */
export async function previewMail(
  ports: PreviewPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: MailWish,
): Promise<MailPreviewed> {
  await requireMay(ports, institution, session, 'preview-mails')
  const ownAddress = await ownAddressOf(ports, institution, session)
  return {
    ...composePreview(institution, wish, ports.clock.now()),
    ...(ownAddress !== undefined && { ownAddress }),
  }
}

/** Where a test mail goes to. */
export async function ownAddressOf(
  { store }: Pick<Ports, 'store'>,
  { id }: InstitutionRecord,
  { person }: StaffSession,
): Promise<string | undefined> {
  return (await store.at(id).staff.byId(person.id))?.mailAddress
}

/** For who has been seen to be allowed. */
export function composePreview(
  institution: InstitutionRecord,
  { template, language, days: wanted }: MailWish,
  now: Temporal.Instant,
): MailPreview {
  const { policy } = policyToday(institution.versions, now)
  const daysPossible = daysOf(template, policy)
  const days = daysPossible.find((one) => one === wanted) ?? daysPossible[0]
  const { company, person, maskedId, code } = examplePerson
  const reader = { company, person: person[language], maskedId, language }
  const frame = frameFor(institution, reader, now, code)
  const example = exampleDates(template, days ?? 0, institution.versions, now)
  return {
    ...exampleMail(template, frame, example),
    language: frame.language,
    daysPossible,
    ...(days !== undefined && { days }),
    state: stateOf(template, policy, daysPossible),
  }
}

function stateOf(
  template: MailTemplate,
  { notices }: Policy,
  daysPossible: readonly number[],
): MailPreview['state'] {
  const kind = milestoneOf[template]
  const purpose = purposeOf(kind ?? template)
  if (purpose === 'time' && notices.mails !== 'on') return 'mails-off'
  if (purpose === 'act' && notices.mails === 'off') return 'acts-off'
  if (kind === undefined) return 'sent'
  if (notices.off.includes(kind)) return 'milestone-off'
  return daysPossible.length === 0 ? 'not-in-policy' : 'sent'
}

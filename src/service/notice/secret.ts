import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { OutboxItem } from '../../ports/outbox.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Mail, MailFrame } from '../../words/mail.ts'
import { addressCodeMail } from '../../words/mail-address-code.ts'
import { pickupCodeMail } from '../../words/mail-pickup-code.ts'
import { pinLetter } from '../../words/pin-letter.ts'
import { mailFrame } from './mail-frame.ts'
import { mailCode } from './notice-code.ts'

/** What only its reader may know. It lies sealed in the outbox, and its text is made when it is printed or sent. */
export type Secret =
  | {
      kind: 'pickup-code' | 'pickup-letter' | 'address-code'
      code: string
      tries: number
      validUntil: string
    }
  | { kind: 'pin-letter'; pin: string; confirmationPin: string }

export interface SecretItem {
  member: MemberRecord
  channel: OutboxItem['channel']
  secret: Secret
  /** When it is of no use any more, and is erased. */
  outOfDateAt: Temporal.Instant
}

export async function addSecret(
  { clock, random, crypto, seal }: Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>,
  tx: Repositories,
  institution: InstitutionRecord,
  { member, channel, secret, outOfDateAt }: SecretItem,
): Promise<void> {
  const id = random.uuid()
  const now = clock.now()
  const code = channel === 'mail' ? mailCode({ crypto }, id) : undefined
  const frame = mailFrame(institution, member, now, code)
  await tx.outbox.add({
    id,
    kind: secret.kind,
    channel,
    memberId: member.id,
    ...(channel === 'mail' && member.mailAddress !== undefined && { address: member.mailAddress }),
    ...(code !== undefined && { code }),
    language: frame.language,
    subject: composeInto(frame, secret, member).subject,
    createdAt: now,
    outOfDateAt,
    body: { kind: 'sealed', bytes: seal.seal(JSON.stringify(secret), id) },
  })
}

/** Undefined when it was erased, or never was a secret. */
export function openSecret({ seal }: Pick<Ports, 'seal'>, { id, body }: OutboxItem): Secret | undefined {
  // What the seal opens is what addSecret sealed, and nothing else.
  return body.kind === 'sealed' ? (JSON.parse(seal.open(body.bytes, id)) as Secret) : undefined
}

/** What stands in it, in the words of today. */
export function composeSecret(
  secret: Secret,
  { code }: Pick<OutboxItem, 'code'>,
  institution: InstitutionRecord,
  member: MemberRecord,
  now: Temporal.Instant,
): Mail {
  return composeInto(mailFrame(institution, member, now, code), secret, member)
}

function composeInto(frame: MailFrame, secret: Secret, member: MemberRecord): Mail {
  if (secret.kind === 'pin-letter')
    return pinLetter(frame, {
      ...secret,
      role: member.role,
      loginId: member.loginId,
      contractNumber: member.contract.number,
    })
  const { code, tries, validUntil } = secret
  const compose = secret.kind === 'address-code' ? addressCodeMail : pickupCodeMail
  return compose(frame, { code, tries, validUntil: Temporal.ZonedDateTime.from(validUntil) })
}

import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Message } from '../../ports/mailer.ts'
import type { OutboxItem } from '../../ports/outbox.ts'
import type { Ports } from '../../ports/ports.ts'
import type { MailInHand } from '../../ports/sending.ts'
import { mailHtml } from '../../words/mail-html.ts'
import { mailPlain } from '../../words/mail-plain.ts'
import { bounceToken } from './bounce-token.ts'
import { composeSecret, openSecret } from './secret.ts'

/** What stands on every mail of this program. */
export interface MailHouse {
  /** Behind the @ of an institution that has not said whom its mails come from. */
  domain: string
  /** Where mails come back to, as `name@domain`; absent: to whom they come from. */
  bounceAddress?: string
}

/** A mail as it goes out. A secret's text is made here and is nowhere else. */
export async function messageOf(
  ports: Pick<Ports, 'store' | 'seal' | 'crypto'>,
  institution: InstitutionRecord,
  house: MailHouse,
  { item, messageId }: MailInHand,
  date: Temporal.Instant,
): Promise<Message> {
  if (item.address === undefined) throw new Error(`mail ${item.id} has no address`)
  const { subject, text } = await contentOf(ports, institution, item, date)
  return {
    ...sender(institution, house, item, date),
    envelopeFrom: envelopeFrom(ports, institution, house, item.id, date),
    to: item.address,
    messageId,
    ...{ date, subject },
    text: mailPlain(text),
    html: mailHtml({ language: item.language, subject, text }),
  }
}

export function sender(
  { slug, name, versions }: InstitutionRecord,
  house: MailHouse,
  { language }: Pick<OutboxItem, 'language'>,
  now: Temporal.Instant,
) {
  const { from, smime } = policyToday(versions, now).policy.notices
  const address = from.address === '' ? `no-reply@${house.domain}` : from.address
  return { slug, smime, language, from: { name: from.name[language] || name[language], address } }
}

/** Behind the @ of whom the institution's mails come from: what its Message-IDs end with, and what DKIM signs for. */
export function fromDomain(institution: InstitutionRecord, house: MailHouse, now: Temporal.Instant): string {
  const { address } = sender(institution, house, { language: 'ja' }, now).from
  return address.slice(address.lastIndexOf('@') + 1)
}

/** Each mail has a way back of its own (VERP), which nobody can make up. */
function envelopeFrom(
  ports: Pick<Ports, 'crypto'>,
  institution: InstitutionRecord,
  house: MailHouse,
  id: string,
  now: Temporal.Instant,
): string {
  const { bounceAddress } = house
  if (bounceAddress === undefined) return sender(institution, house, { language: 'ja' }, now).from.address
  const at = bounceAddress.lastIndexOf('@')
  return `${bounceAddress.slice(0, at)}+${bounceToken(ports, institution.id, id)}${bounceAddress.slice(at)}`
}

async function contentOf(
  ports: Pick<Ports, 'store' | 'seal' | 'crypto'>,
  institution: InstitutionRecord,
  item: OutboxItem,
  date: Temporal.Instant,
): Promise<{ subject: string; text: string }> {
  if (item.body.kind === 'plain') return { subject: item.subject, text: item.body.text }
  const secret = openSecret(ports, item)
  const member = await ports.store.at(institution.id).members.byId(item.memberId)
  if (secret === undefined || member === undefined) throw new Error(`mail ${item.id} has no text any more`)
  return composeSecret(secret, item, institution, member, date)
}

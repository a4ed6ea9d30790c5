import { type Bounce, type Report, readReport } from '../../domain/bounce.ts'
import { tidyReply } from '../../domain/mail-answer.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MailReader } from '../../ports/mail-reader.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { outboxIdOf } from './bounce-token.ts'
import { troubleWith } from './mail-trouble.ts'

export type BounceTaken = 'hard' | 'soft' | 'again' | 'unmatched' | 'no-report'

type BouncePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * A mail that came to the bounce address. It counts only where it came to an address that we have made for one mail, or
 * names the Message-ID of a mail and the address that this went to: nobody else knows either. What it says of itself is
 * kept as its words and believed in nothing.
 */
export async function takeBounce(
  ports: BouncePorts,
  institutions: readonly InstitutionRecord[],
  reader: MailReader,
  bytes: Uint8Array,
  bounceAddress: string | undefined,
): Promise<BounceTaken> {
  const mail = await reader.read(bytes)
  const report = mail && readReport(mail, bounceAddress)
  const bounce = report?.bounces.find(({ kind }) => kind === 'hard') ?? report?.bounces[0]
  if (report === undefined || bounce === undefined) return 'no-report'
  const match = await findMail(ports, institutions, report)
  return match === undefined ? 'unmatched' : markBounced(ports, match.institution, match.id, bounce)
}

interface Match {
  institution: InstitutionRecord
  id: string
}

async function findMail(
  ports: BouncePorts,
  institutions: readonly InstitutionRecord[],
  report: Report,
): Promise<Match | undefined> {
  for (const institution of institutions) {
    const id = idOfToken(ports, institution, report) ?? (await idOfMessage(ports, institution, report))
    if (id !== undefined) return { institution, id }
  }
  return undefined
}

function idOfToken(ports: BouncePorts, { id }: InstitutionRecord, { tokens }: Report): string | undefined {
  return tokens.map((token) => outboxIdOf(ports, id, token)).find((found) => found !== undefined)
}

async function idOfMessage(
  { store }: BouncePorts,
  { id }: InstitutionRecord,
  { messageIds, bounces }: Report,
): Promise<string | undefined> {
  const { sending } = store.at(id)
  const addresses = bounces.map(({ address }) => address).filter((address) => address !== undefined)
  const pairs = messageIds.flatMap((messageId) => addresses.map((address) => ({ messageId, address })))
  for (const { messageId, address } of pairs.slice(0, mostPairs)) {
    const found = await sending.byMessageId(messageId, address)
    if (found !== undefined) return found
  }
  return undefined
}

/** A report about one mail names one of each. */
const mostPairs = 10

function markBounced(
  ports: BouncePorts,
  institution: InstitutionRecord,
  outboxId: string,
  { kind, status, said }: Bounce,
): Promise<BounceTaken> {
  const at = ports.clock.now()
  return ports.store.transact(institution.id, async (tx) => {
    const words = tidyReply(`${status ?? ''} ${said}`)
    const returned = await tx.sending.markReturned(outboxId, words, at)
    if (returned === undefined) return 'unmatched'
    if (!returned.isNew) return 'again'
    const { memberId, address, certificateId } = returned
    await record(ports, tx, {
      at,
      actor: 'system',
      kind: 'mail-returned',
      memberId,
      ...(certificateId !== undefined && { certificateId }),
      facts: { outbox: outboxId, bounce: kind, ...(status !== undefined && { status }) },
    })
    if (kind === 'hard') {
      const trouble = { memberId, address, outboxId, at, ...(status !== undefined && { status }) }
      await troubleWith(ports, tx, { ...trouble, kind: 'bounced' })
    }
    return kind
  })
}

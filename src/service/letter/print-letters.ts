import { type LetterKind, mayPrint } from '../../domain/letter.ts'
import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LetterRecord } from '../../ports/letters.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type LetterSecret, type PrintedLetter, printedLetter } from '../../words/printed-letter.ts'
import { record } from '../audit/record.ts'
import { mailFrame } from '../notice/mail-frame.ts'
import { openSecret } from '../notice/secret.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

type PrintPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal'>

/**
 * The letters of one pile go onto paper. That they were printed, and by whom, is durable before a word of them is
 * answered, and what stood in them is erased with it: a print that is lost is replaced by new secrets, never by a second
 * print. All of them or none.
 */
export async function printLetters(
  ports: PrintPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  kind: LetterKind,
  ids: readonly string[],
): Promise<PrintedLetter[]> {
  await requireMay(ports, institution, session, 'print-letters')
  const at = ports.clock.now()
  const batchId = ports.random.uuid()
  return ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    const letters = await tx.letters.lock(kind, ids, at)
    requireAll(letters, ids)
    requireOtherHands(letters, session)
    const printed: PrintedLetter[] = []
    for (const letter of letters) printed.push(await compose(ports, tx, institution, letter, at))
    await tx.letters.print(letters, { batchId, staffId: session.person.id, at })
    for (const { memberId } of letters) {
      const facts = { letter: kind, batch: batchId }
      await record(ports, tx, { ...byStaff(session, at), kind: 'letter-printed', memberId, facts })
    }
    return printed
  })
}

function requireAll(letters: readonly LetterRecord[], ids: readonly string[]): void {
  const missing = new Set(ids).size - letters.length
  if (missing > 0) throw new Refusal('letters-changed', 'some of them wait no more', { count: missing })
}

/** Nobody but the holder ever holds all of the holder's secrets. */
function requireOtherHands(letters: readonly LetterRecord[], { person }: StaffSession): void {
  const own = letters.filter((each) => mayPrint(each.otherPrintedBy, person.id) !== 'yes')
  if (own.length > 0)
    throw new Refusal('letter-other-hand', 'he printed the other letter of the same person', {
      count: own.length,
    })
}

async function compose(
  ports: PrintPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  { item, memberId }: LetterRecord,
  at: Temporal.Instant,
): Promise<PrintedLetter> {
  const member = await tx.members.byId(memberId)
  if (member === undefined) throw new Error(`letter ${item.id} has no reader`)
  const { role, loginId, contract } = member
  const to = { role, loginId, contractNumber: contract.number }
  const today = localDate(at, zoneOf(institution.versions))
  return printedLetter(mailFrame(institution, member, at, undefined), to, secretIn(ports, item), today)
}

function secretIn(ports: PrintPorts, item: LetterRecord['item']): LetterSecret {
  const secret = openSecret(ports, item)
  if (secret?.kind === 'pin-letter') return secret
  if (secret?.kind !== 'pickup-letter') throw new Error(`letter ${item.id} holds no letter`)
  return { ...secret, kind: 'pickup-letter', validUntil: Temporal.ZonedDateTime.from(secret.validUntil) }
}

import type { MemberId } from '../../domain/id.ts'
import { type LetterKind, letterKinds, lettersAtOnce, mayPrint } from '../../domain/letter.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LetterRecord } from '../../ports/letters.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { recordListed } from '../office/record-listed.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

export interface WaitingLetter {
  id: string
  memberId: MemberId
  name: string
  contractNumber: string
  contractName: MemberRecord['contract']['name']
  role: MemberRecord['role']
  since: Temporal.Instant
  until: Temporal.Instant
  mayPrint: ReturnType<typeof mayPrint>
}

export interface LetterPile {
  kind: LetterKind
  /** All that wait; of which the oldest are listed. */
  count: number
  letters: WaitingLetter[]
}

/** What waits to be printed, in two piles. Nothing of what stands in a letter is told. */
export async function listLetters(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<LetterPile[]> {
  await requireMay(ports, institution, session, 'read-letters')
  const now = ports.clock.now()
  const repositories = ports.store.at(institution.id)
  const piles: LetterPile[] = []
  for (const kind of letterKinds) {
    const found = await repositories.letters.page(kind, lettersAtOnce, now)
    const count = await repositories.letters.count(kind, now)
    const letters: WaitingLetter[] = []
    for (const letter of found) letters.push(await waiting(repositories, session, letter))
    piles.push({ kind, count, letters })
  }
  const about = piles.flatMap(({ letters }) => letters.map(({ memberId }) => ({ memberId })))
  await recordListed(ports, institution, session, 'letters', about)
  return piles
}

async function waiting(
  { members }: Repositories,
  { person }: StaffSession,
  { item, memberId, otherPrintedBy }: LetterRecord,
): Promise<WaitingLetter> {
  const member = await members.byId(memberId)
  if (member === undefined || item.outOfDateAt === undefined)
    throw new Error(`letter ${item.id} has no reader or no end`)
  return {
    id: item.id,
    memberId,
    name: member.displayName,
    contractNumber: member.contract.number,
    contractName: member.contract.name,
    role: member.role,
    since: item.createdAt,
    until: item.outOfDateAt,
    mayPrint: mayPrint(otherPrintedBy, person.id),
  }
}

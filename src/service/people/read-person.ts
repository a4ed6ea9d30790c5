import { decideDesk } from '../../domain/desk.ts'
import type { DeskAct, DeskWish } from '../../domain/desk-act.ts'
import type { MemberId } from '../../domain/id.ts'
import { maskAddress } from '../../domain/mask-address.ts'
import { type NewPcProgress, newPcProgress } from '../../domain/new-pc-progress.ts'
import { Refusal, type RefusalCode, type RefusalFacts } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type CertificateView, readCertificates } from '../certificate/read-certificates.ts'
import { situationOf } from '../decision/situation-of.ts'
import { actorOf } from '../desk/by.ts'
import type { Session } from '../logon/session.ts'
import { partyOf } from '../member/report-loss.ts'
import { type PersonInList, personInList } from './list-people.ts'
import { requireAdministrator } from './require-administrator.ts'

export interface PersonRead {
  person: PersonInList
  member: MemberRecord
  /** Masked. */
  address?: string
  certificates: CertificateView[]
  /** What may be done for him, in the order of the page; what cannot be done today with why. */
  acts: { wish: DeskWish; refused?: { code: RefusalCode; facts: RefusalFacts } }[]
  newPc: NewPcProgress
  addressChange?: { newAddress: string; expiresAt: Temporal.Instant }
}

/** Where the answer does not depend on the reason, any will do to ask whether. */
const wishes: readonly DeskWish[] = [
  { act: 'open-new-pc' },
  { act: 'reissue', reason: 'other', pins: 'kept' },
  { act: 'change-address' },
  { act: 'lock' },
  { act: 'unlock-administrators-lock' },
  { act: 'revoke', reason: 'other' },
  { act: 'remove' },
  { act: 'stop', reason: 'loss' },
]

/** Not his to do, or nothing to be done: the page does not speak of it. */
const unspoken: ReadonlySet<RefusalCode> = new Set([
  'not-found',
  'act-not-permitted',
  'nothing-to-change',
  'nothing-to-revoke',
])

/** Somebody of the contract, with what the rules would say today to each act on him. */
export async function readPerson(
  ports: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  session: Session,
  id: MemberId,
): Promise<PersonRead> {
  requireAdministrator(session)
  const { store, clock } = ports
  const { contractPeople, members, addressChanges, contractStops } = store.at(institution.id)
  const contract = session.member.contract.id
  const now = clock.now()
  const found = await contractPeople.one(contract, id)
  const member = await members.byId(id)
  const by = actorOf({ kind: 'member', memberId: session.member.id }, session.member)
  if (found === undefined || member === undefined || by === undefined) {
    throw new Refusal('not-found', 'this contract has nobody of this id')
  }
  const situation = situationOf(institution, found.life, now)
  const addressChangedAt = await addressChanges.lastChange(id, contract)
  const contractStoppedAt = await contractStops.stoppedAt(contract)
  const about: Omit<DeskAct, keyof DeskWish> = {
    by,
    holder: partyOf(member),
    ...(addressChangedAt && { addressChangedAt }),
    ...(contractStoppedAt && { contractStoppedAt }),
  }
  const waiting = await addressChanges.openOf(id, now)
  return {
    person: personInList(institution, session, now, found),
    member,
    ...(member.mailAddress !== undefined && { address: maskAddress(member.mailAddress) }),
    certificates: await readCertificates(ports, institution, { member }),
    acts: wishes.flatMap((wish) => {
      const answer = decideDesk({ ...wish, ...about }, situation)
      if (answer.answer === 'yes') return [{ wish }]
      const { code, facts } = answer
      return unspoken.has(code) ? [] : [{ wish, refused: { code, facts } }]
    }),
    newPc: newPcProgress(found.life, institution.versions, now),
    ...(waiting && {
      addressChange: { newAddress: maskAddress(waiting.newAddress), expiresAt: waiting.expiresAt },
    }),
  }
}

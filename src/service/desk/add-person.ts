import { type No, no } from '../../domain/answer.ts'
import { decideAdding } from '../../domain/desk-contract.ts'
import { type ContractId, type MemberId, parseId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import type { Role } from '../../domain/life.ts'
import { personFault, tidyPerson } from '../../domain/new-person.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { entitle } from '../member/entitle.ts'
import { addPinLetter, makeTemporaryPins, type TemporaryPins } from '../member/temporary-pins.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { actorIdOf, actorOf, type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskPorts } from './desk-case.ts'
import { raiseDeskAlarm } from './raise-alarm.ts'
import { type Reissued, shownOf } from './reissue.ts'

export interface PersonToAdd {
  contractId: ContractId
  role: Role
  loginId: string
  displayName: string
  mailAddress: string
  language: Language
  /** Made before the transaction: a hash is slow on purpose. */
  pins: TemporaryPins
}

export type AddPorts = DeskPorts & Pick<Ports, 'seal'>

/**
 * Somebody joins a contract and may acquire his first certificate. An administrator is shown the temporary PINs, once; the
 * pickup code goes to the person's own address when he has entered them, so that it must be nobody else's. By staff the
 * PINs go out in a letter.
 */
export async function addPersonIn(
  ports: AddPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  typed: PersonToAdd,
): Promise<DeskAnswer<Reissued>> {
  const person = { ...typed, ...tidyPerson(typed) }
  const refused = await hindered(tx, by, person)
  if (refused !== undefined) {
    await recordRefused(ports, tx, by, person, refused)
    return refused
  }
  const now = ports.clock.now()
  const holder = await addMember(ports, tx, person, now)
  const facts = { role: person.role, ...byWhom(by, undefined) }
  const about = { at: now, actor: by.kind, actorId: actorIdOf(by), contractId: person.contractId } as const
  await record(ports, tx, { ...about, kind: 'member-added', memberId: holder.id, facts })
  await entitle(ports, tx, institution, holder, 'issue')
  const deadline = (await tx.entitlements.openOf(holder.id))?.deadline
  if (deadline === undefined) throw new Error(`nothing was opened for ${holder.id}`)
  if (by.kind === 'staff') await addPinLetter(ports, tx, institution, holder, person.pins)
  await alarmIfHeLeft(ports, tx, institution, by, holder)
  const telling = { event: 'user-added', deadline, ...byWhom(by, undefined) } as const
  await tellOfDesk(ports, tx, institution, holder, telling)
  const shown = by.kind === 'member' && shownOf(person.pins)
  return { answer: 'yes', holder, deadline, ...(shown && { shown }) }
}

/** By who asks, and then by what he has typed. */
async function hindered(tx: Repositories, by: By, person: PersonToAdd): Promise<No | undefined> {
  return (await hinderedByActor(tx, by, person)) ?? (await hinderedByDraft(tx, by, person))
}

async function hinderedByActor(
  tx: Repositories,
  by: By,
  { contractId, role }: PersonToAdd,
): Promise<No | undefined> {
  const contract = await tx.contractStops.lock(contractId)
  if (by.kind === 'member') await tx.members.lockLife(by.memberId)
  const actor = actorOf(by, by.kind === 'member' ? await tx.members.byId(by.memberId) : undefined)
  if (contract === undefined || actor === undefined) return nobody
  const refused = decideAdding({ by: actor, contractId, role })
  if (refused !== undefined) return refused
  return contract.stoppedAt && no('contract-stopped', { kind: 'ask-institution' })
}

const nobody = no('not-found', { kind: 'none-needed' })

async function hinderedByDraft(tx: Repositories, by: By, person: PersonToAdd): Promise<No | undefined> {
  const { contractId, loginId, mailAddress } = person
  const field = personFault(person)
  if (field !== undefined) return no('person-unacceptable', { kind: 'begin-again' }, { field })
  if (await tx.memberships.hasLoginId(contractId, loginId)) {
    return no('login-id-taken', { kind: 'begin-again' })
  }
  const isTaken =
    by.kind === 'member' && (await tx.memberships.hasAddress(contractId, mailAddress, undefined))
  return isTaken ? no('address-taken', { kind: 'begin-again' }) : undefined
}

async function addMember(
  { random }: Pick<Ports, 'random'>,
  tx: Repositories,
  { pins, ...person }: PersonToAdd,
  now: Temporal.Instant,
): Promise<MemberRecord> {
  const id = parseId<MemberId>(random.uuid())
  const { pinHash, confirmationPinHash } = pins
  const subject = random.uuid()
  const holderNumber = random.bytes(8).toHex()
  await tx.members.add({ ...person, id, subject, holderNumber, pinHash, confirmationPinHash }, now)
  const member = await tx.members.byId(id)
  if (member === undefined) throw new Error('a member was added and is not there')
  return member
}

/** Somebody who was removed and comes back a few days later is, like a reissue after a revocation, worth a look. */
async function alarmIfHeLeft(
  ports: DeskPorts,
  tx: Repositories,
  { versions }: InstitutionRecord,
  by: By,
  holder: MemberRecord,
): Promise<void> {
  const now = ports.clock.now()
  const since = now.subtract({ hours: policyToday(versions, now).policy.desk.alarmDays * 24 })
  const { displayName, mailAddress } = holder
  const like = { displayName, mailAddress }
  if (!(await tx.memberships.hasLeftSince(holder.contract.id, like, since))) return
  const facts = { reason: 'removed', ...byWhom(by, undefined) }
  await raiseDeskAlarm(ports, tx, 'reissue-after-deletion', { memberId: holder.id, facts })
}

async function recordRefused(
  ports: DeskPorts,
  tx: Repositories,
  by: By,
  { role, contractId }: PersonToAdd,
  { code }: No,
): Promise<void> {
  const isKnown = code !== 'not-found'
  await record(ports, tx, {
    at: ports.clock.now(),
    actor: by.kind,
    actorId: actorIdOf(by),
    kind: 'desk-act-refused',
    ...(isKnown && { contractId }),
    facts: { act: role === 'user' ? 'add-user' : 'add-administrator', code, ...byWhom(by, undefined) },
  })
}

/** An administrator adds a user of his contract. */
export async function addUser(
  ports: AddPorts & Pick<Ports, 'store' | 'pins'>,
  institution: InstitutionRecord,
  by: By,
  person: Omit<PersonToAdd, 'role' | 'pins'>,
): Promise<Reissued> {
  const pins = await makeTemporaryPins(ports, institution)
  return atDesk(ports, institution, (tx) =>
    addPersonIn(ports, tx, institution, by, { ...person, role: 'user', pins }),
  )
}

import { hinderedByStop } from '../../domain/hindrance.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import type { MemberPasskey } from '../../ports/recovery-records.ts'
import { byMember, record } from '../audit/record.ts'
import { confirmAct } from '../desk/confirm.ts'
import type { Session } from '../logon/session.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import {
  beginMemberCeremony,
  type PasskeyAnswer,
  type PasskeyQuestion,
  spendMemberCeremony,
} from './ceremony.ts'

type PasskeyPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'office'>
type ConfirmPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>

/** Those that would be accepted when he comes back. */
export function listPasskeys(
  { store }: Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  { member }: Session,
): Promise<MemberPasskey[]> {
  return store.at(institution.id).memberPasskeys.usableOf(member.id)
}

/**
 * For whoever is logged on with a certificate and enters his confirmation PIN once more: what is trusted later stands on
 * what is trusted now, and an open screen is nobody.
 */
export async function beginRegistration(
  ports: PasskeyPorts & ConfirmPorts,
  institution: InstitutionRecord,
  party: RelyingParty,
  session: Session,
  confirmationPin: string,
): Promise<PasskeyQuestion> {
  await confirmAct(ports, institution, session.member.id, confirmationPin)
  const { id: memberId, loginId, displayName: name } = session.member
  const purpose = { kind: 'registration', memberId, boundId: session.record.id } as const
  const { id, challenge } = await beginMemberCeremony(ports, institution, purpose)
  const options = await ports.office.passkeys.creationOptions(
    party,
    { id: memberId, loginId, name },
    challenge,
  )
  return { ceremonyId: id, options }
}

/** He and his administrators are told at once. Refuses: passkey-failed; member-stopped. */
export async function registerPasskey(
  ports: PasskeyPorts,
  institution: InstitutionRecord,
  party: RelyingParty,
  session: Session,
  { ceremonyId, response }: PasskeyAnswer,
): Promise<void> {
  const { member, certificate } = session
  const purpose = { kind: 'registration', memberId: member.id, boundId: session.record.id } as const
  const challenge = await spendMemberCeremony(ports, institution, ceremonyId, purpose)
  const passkey = challenge && (await ports.office.passkeys.readCreation(party, challenge, response))
  if (passkey === undefined) throw new Refusal('passkey-failed', 'this passkey was not made for us')
  await ports.store.transact(institution.id, async (tx) => {
    const now = ports.clock.now()
    const life = await tx.members.lockLife(member.id)
    const stopped = life && hinderedByStop(life.member) // since he was asked for his PIN: a stop has ended his passkeys
    if (stopped !== undefined) throw new Refusal(stopped.code, 'whoever is stopped adds none', stopped.facts)
    if (!(await tx.memberPasskeys.add(member.id, certificate.id, passkey, now))) {
      throw new Refusal('passkey-failed', 'this passkey is registered already')
    }
    const about = { ...byMember(member.id, now), certificateId: certificate.id }
    await record(ports, tx, { ...about, kind: 'passkey-registered' })
    await tellOfDesk(ports, tx, institution, member, { event: 'passkey-registered', by: 'self' })
  })
}

/** Of himself, with his confirmation PIN; one that is not his is not there. */
export async function removePasskey(
  ports: ConfirmPorts,
  institution: InstitutionRecord,
  { member }: Session,
  credentialId: Uint8Array,
  confirmationPin: string,
): Promise<void> {
  await confirmAct(ports, institution, member.id, confirmationPin)
  await ports.store.transact(institution.id, async (tx) => {
    const now = ports.clock.now()
    if ((await tx.memberPasskeys.removeOf(member.id, now, credentialId)) === 0) return
    await record(ports, tx, { ...byMember(member.id, now), kind: 'passkey-removed' })
    await tellOfDesk(ports, tx, institution, member, { event: 'passkey-removed', by: 'self' })
  })
}

import { openEntitlement } from '../../domain/entitlement.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { entitle } from '../member/entitle.ts'
import { addPinLetter, makeTemporaryPins } from '../member/temporary-pins.ts'
import { openSecret } from '../notice/secret.ts'

type RefreshPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins' | 'seal'>

/**
 * Whoever moved the demonstration past a deadline should still be able to try everybody: people who never had a
 * certificate are entitled anew, with new letters, as the institution would do on the telephone.
 */
export async function refreshDemoPeople(ports: RefreshPorts, institution: InstitutionRecord): Promise<void> {
  for (const member of await ports.store.at(institution.id).members.all()) {
    if (await isStranded(ports, institution, member)) await startAnew(ports, institution, member)
  }
}

async function isStranded(
  { store, clock, seal }: RefreshPorts,
  institution: InstitutionRecord,
  { id, pinsChangedAt }: MemberRecord,
): Promise<boolean> {
  const { members, outbox } = store.at(institution.id)
  const life = await members.life(id)
  if (life === undefined || life.certificates.length > 0 || pinsChangedAt !== undefined) return false
  const kinds = (await outbox.ofMember(id)).map((item) => openSecret({ seal }, item)?.kind)
  const hasLetters = kinds.includes('pin-letter') && kinds.includes('pickup-letter')
  return !hasLetters || openEntitlement(life, institution.versions, clock.now())?.usable !== true
}

async function startAnew(
  ports: RefreshPorts,
  institution: InstitutionRecord,
  member: MemberRecord,
): Promise<void> {
  const pins = await makeTemporaryPins(ports, institution)
  await ports.store.transact(institution.id, async (tx) => {
    await tx.members.setPins(member.id, pins.pinHash, pins.confirmationPinHash, undefined)
    await entitle(ports, tx, institution, member, 'reissue')
    await addPinLetter(ports, tx, institution, member, pins)
  })
}

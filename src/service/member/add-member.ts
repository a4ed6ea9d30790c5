import { type ContractId, type MemberId, parseId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import type { Role } from '../../domain/life.ts'
import { oneLine } from '../../domain/one-line.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { entitle } from './entitle.ts'
import { addPinLetter, makeTemporaryPins } from './temporary-pins.ts'

export interface NewPerson {
  contractId: ContractId
  role: Role
  loginId: string
  displayName: string
  mailAddress?: string
  language: Language
}

/**
 * A person joins a contract and may acquire his first certificate. His temporary PINs and his pickup code go out in two
 * letters, sealed until they are printed; nobody sees both but he (domain.md §5). His name is kept as one line; an ID that
 * he could not type again is refused.
 */
export async function addMember(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins' | 'seal'>,
  institution: InstitutionRecord,
  person: NewPerson,
): Promise<MemberId> {
  const { store, clock, random } = ports
  if (oneLine(person.loginId.normalize('NFKC')) !== person.loginId)
    throw new Error('a login ID must be one line in half width')
  const now = clock.now()
  const pins = await makeTemporaryPins(ports, institution)
  const { pinHash, confirmationPinHash } = pins
  const id = parseId<MemberId>(random.uuid())
  const subject = random.uuid()
  const holderNumber = random.bytes(8).toHex()

  await store.transact(institution.id, async (tx) => {
    const named = { ...person, displayName: oneLine(person.displayName) }
    await tx.members.add({ ...named, id, subject, holderNumber, pinHash, confirmationPinHash }, now)
    const member = await tx.members.byId(id)
    if (member === undefined) throw new Error('a member was added and is not there')
    const facts = { role: person.role }
    await record(ports, tx, { at: now, actor: 'system', kind: 'member-added', memberId: id, facts })
    await entitle(ports, tx, institution, member, 'issue')
    await addPinLetter(ports, tx, institution, member, pins)
  })
  return id
}

import { acquisitionDeadline } from '../../domain/expiry-dates.ts'
import { type ContractId, type EntitlementId, type MemberId, parseId } from '../../domain/id.ts'
import type { PersonLine } from '../../domain/import-people.ts'
import { localDate } from '../../domain/local-day.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { JoiningEntitlement, JoiningMember } from '../../ports/joining.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Doing, recordAll } from './doing.ts'
import type { ImportPlan } from './examine.ts'

type WritePorts = Pick<Ports, 'random' | 'crypto' | 'origin'>

/**
 * The contracts and people of a file, any number of them, in a few statements. They have no PINs yet: hashing ten thousand
 * takes many minutes, and a letter that nobody has printed helps nobody. Both are made together, when the letters are
 * wanted (service/member/write-letters.ts).
 */
export async function writePeople(
  ports: WritePorts,
  tx: Repositories,
  doing: Doing,
  { people: { contracts, people }, opens }: Extract<ImportPlan, { what: 'people' }>,
): Promise<void> {
  const { institution, by, cause } = doing
  const { at } = by
  const made = contracts.map((contract) => ({ ...contract, id: parseId<ContractId>(ports.random.uuid()) }))
  await tx.joining.addContracts(made, at)
  const known = await tx.joining.contracts([...new Set(people.map(({ contract }) => contract))])
  const ids = new Map(known.map(({ number, id }) => [number, id]))
  const members = people.map((person) => memberOf(ports, person, ids.get(person.contract)))
  await tx.joining.addMembers(members, at)
  await recordAll(
    ports,
    tx,
    members.map(({ id: memberId, role }) => ({
      ...by,
      kind: 'member-added',
      memberId,
      facts: { role, ...cause },
    })),
  )
  if (opens === 'later') return
  const { policy } = policyToday(institution.versions, at)
  const deadline = acquisitionDeadline(policy, localDate(at, policy.zone))
  const entitlements = members.map(({ id }): JoiningEntitlement => {
    return { id: parseId<EntitlementId>(ports.random.uuid()), memberId: id, deadline }
  })
  await tx.joining.addEntitlements(entitlements, at)
  await recordAll(
    ports,
    tx,
    entitlements.map(({ id: entitlementId, memberId }) => ({
      ...by,
      kind: 'entitlement-opened',
      memberId,
      entitlementId,
      facts: { reason: 'issue', deadline: deadline.toString(), ...cause },
    })),
  )
}

function memberOf(
  { random }: Pick<Ports, 'random'>,
  { role, loginId, name, mail, language, contract }: PersonLine,
  contractId: ContractId | undefined,
): JoiningMember {
  if (contractId === undefined) throw new Error(`contract ${contract} was added and is not there`)
  return {
    id: parseId<MemberId>(random.uuid()),
    contractId,
    role,
    loginId,
    displayName: name,
    ...(mail !== undefined && { mailAddress: mail }),
    language,
    subject: random.uuid(),
    holderNumber: random.bytes(8).toHex(),
  }
}

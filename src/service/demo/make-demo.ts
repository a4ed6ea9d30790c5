import { type ContractId, type InstitutionId, parseId } from '../../domain/id.ts'
import { localDate } from '../../domain/local-day.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyMaker } from '../../ports/signer.ts'
import { makeAuthority } from '../ca/make-authority.ts'
import { addInstitution } from '../institution/add-institution.ts'
import { addMember } from '../member/add-member.ts'
import { keepSigningKeys } from '../openid/signing-keys.ts'
import { type DemoInstitution, demoInstitutions } from './demo-institutions.ts'
import { addDemoStaff, refreshDemoStaff } from './demo-staff.ts'
import { refreshDemoPeople } from './refresh-people.ts'

type DemoPorts = Ports & { keyMaker: KeyMaker }

/** Makes of the two demo institutions whatever is not there yet: a start that was cut short goes on where it stopped. */
export async function makeDemo(ports: DemoPorts): Promise<void> {
  for (const plan of demoInstitutions) {
    const institution = (await ports.store.institutions.bySlug(plan.slug)) ?? (await addPlanned(ports, plan))
    const issuers = await ports.store.at(institution.id).issuers.all()
    if (issuers.every(({ level }) => level !== 'issuing')) {
      await makeAuthority(ports, {
        institution,
        organization: plan.organization,
        keyKind: 'P-256',
        rootYears: 20,
        issuingYears: 10,
      })
    }
    await addPeople(ports, institution, plan)
    await refreshDemoPeople(ports, institution)
    await addDemoStaff(ports, institution, plan)
    await refreshDemoStaff(ports, institution)
  }
}

async function addPlanned(ports: DemoPorts, plan: DemoInstitution): Promise<InstitutionRecord> {
  const now = ports.clock.now()
  const { slug, name, accent, mark, policy } = plan
  const institution: InstitutionRecord = {
    id: parseId<InstitutionId>(ports.random.uuid()),
    slug,
    name,
    accent,
    mark,
    // Long before, so that the demo's clock may also be set to a day before today.
    versions: [{ version: 1, effectiveFrom: localDate(now, policy.zone).subtract({ years: 10 }), policy }],
    switchedOff: [],
  }
  await addInstitution(ports, institution)
  await keepSigningKeys(ports, institution)
  return institution
}

async function addPeople(
  ports: DemoPorts,
  institution: InstitutionRecord,
  plan: DemoInstitution,
): Promise<void> {
  const { members } = ports.store.at(institution.id)
  const there = await members.all()
  const contractId = there[0]?.contract.id ?? (await addContract(ports, institution, plan))
  for (const person of plan.people) {
    if (there.some(({ loginId }) => loginId === person.loginId)) continue
    await addMember(ports, institution, { ...person, contractId })
  }
}

async function addContract(
  { store, random, clock }: DemoPorts,
  institution: InstitutionRecord,
  { contract }: DemoInstitution,
): Promise<ContractId> {
  const { members } = store.at(institution.id)
  const before = await members.contractByNumber(contract.number)
  if (before !== undefined) return before.id
  const id = parseId<ContractId>(random.uuid())
  await members.addContract({ id, ...contract }, clock.now())
  return id
}

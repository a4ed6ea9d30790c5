import { isEarlier } from '../../domain/local-day.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { makePickupCode } from '../acquisition/pickup-code.ts'
import { activationCodeHash } from '../office/activation-code.ts'
import { addStaff } from '../office/add-staff.ts'
import type { DemoInstitution } from './demo-institutions.ts'

type StaffPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** The two people with whom an institution begins. Nobody is added beside people who were added at the terminal. */
export async function addDemoStaff(
  ports: StaffPorts,
  institution: InstitutionRecord,
  { staff }: DemoInstitution,
): Promise<void> {
  const there = await ports.store.at(institution.id).staff.all()
  const missing = staff.filter(({ loginId }) => !there.some((person) => person.loginId === loginId))
  for (const person of missing.slice(0, Math.max(0, staff.length - there.length))) {
    const makeCode = (id: string, expiresAt: Temporal.Instant) => demoCode(ports, id, expiresAt)
    const mailAddress = `${person.loginId}@${institution.slug}.bank.example`
    await addStaff(ports, institution, { ...person, language: 'ja', mailAddress, makeCode })
  }
}

/** Whoever moved the demonstration past the end of a code gets another, as long as it was not used. */
export async function refreshDemoStaff(ports: StaffPorts, institution: InstitutionRecord): Promise<void> {
  const { staff } = ports.store.at(institution.id)
  const now = ports.clock.now()
  const { activationHours } = policyToday(institution.versions, now).policy.office
  for (const { id, activation, disabledAt } of await staff.all()) {
    if (activation === undefined || disabledAt !== undefined || isEarlier(now, activation.expiresAt)) continue
    const expiresAt = now
      .add({ hours: activationHours })
      .round({ smallestUnit: 'second', roundingMode: 'floor' })
    const code = demoCode(ports, id, expiresAt)
    await staff.setActivation(id, { codeHash: activationCodeHash(ports, id, code), expiresAt })
  }
}

export interface DemoStaffView {
  loginId: string
  name: string
  roles: readonly StaffRole[]
  /** As long as it is of use. */
  activationCode?: string
}

/** The staff of a demo institution. The code of somebody who was added at the terminal is not known here. */
export async function readDemoStaff(
  ports: StaffPorts,
  institution: InstitutionRecord,
): Promise<DemoStaffView[]> {
  const now = ports.clock.now()
  return (await ports.store.at(institution.id).staff.all()).map((person) => {
    const { id, loginId, displayName: name, roles, activation } = person
    if (activation === undefined || !isEarlier(now, activation.expiresAt)) return { loginId, name, roles }
    const activationCode = demoCode(ports, id, activation.expiresAt)
    const isOurs = ports.crypto.equal(activation.codeHash, activationCodeHash(ports, id, activationCode))
    return { loginId, name, roles, ...(isOurs && { activationCode }) }
  })
}

/** Made from the operator's secret each time it is shown, so that no table holds it. Another end, another code. */
function demoCode({ crypto }: Pick<Ports, 'crypto'>, id: string, expiresAt: Temporal.Instant): string {
  const text = `demonstration ${id} ${expiresAt}`
  const octets = crypto.mac('activation-code', new TextEncoder().encode(text))
  return makePickupCode({ random: { bytes: (length) => octets.slice(0, length), uuid: () => id } })
}

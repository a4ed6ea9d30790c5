import { isEarlier } from '../domain/local-day.ts'
import { policyToday } from '../domain/policy-version.ts'
import { Refusal } from '../domain/refusal.ts'
import { Malformed } from '../pki/malformed.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import type { StaffRecord } from '../ports/staff-records.ts'
import { type AddedStaff, addStaff } from '../service/office/add-staff.ts'
import { exitCodes } from './exit-code.ts'
import { localTime } from './local-time.ts'
import type { Printed } from './printed.ts'
import type { StaffAdd, StaffList } from './staff-arguments.ts'

export type StaffPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** `warifu staff add`: what it prints, and the code that it ends with. `officeUrl` is where the institution's staff work. */
export async function staffAdd(
  ports: StaffPorts,
  officeUrl: (slug: string) => string,
  { institution: slug, loginId, name: displayName, roles, language, mailAddress }: StaffAdd,
): Promise<Printed> {
  const institution = await ports.store.institutions.bySlug(slug)
  if (institution === undefined) return noSuchInstitution(slug)
  try {
    const added = await addStaff(ports, institution, {
      ...{ loginId, displayName, roles, language },
      ...(mailAddress !== undefined && { mailAddress }),
    })
    return { text: describeCode(institution, officeUrl(slug), added, ports), exitCode: exitCodes.done }
  } catch (error) {
    if (error instanceof Malformed) return { text: `${error.message}\n`, exitCode: exitCodes.misuse }
    if (!(error instanceof Refusal)) throw error
    return { text: await describeRefused(ports, institution), exitCode: exitCodes.refused }
  }
}

/** `warifu staff list`. */
export async function staffList(ports: StaffPorts, { institution: slug }: StaffList): Promise<Printed> {
  const all = await ports.store.institutions.all()
  const chosen = all.filter((institution) => slug === undefined || institution.slug === slug)
  if (slug !== undefined && chosen.length === 0) return noSuchInstitution(slug)
  const lines: string[] = []
  for (const institution of chosen) {
    const people = await ports.store.at(institution.id).staff.all()
    lines.push(`${institution.slug}: ${people.length === 0 ? 'nobody yet' : `${people.length} of the staff`}`)
    lines.push(...people.map((person) => describePerson(person, institution, ports.clock.now())))
  }
  return { text: `${lines.join('\n')}\n`, exitCode: exitCodes.done }
}

export function noSuchInstitution(slug: string): Printed {
  return { text: `There is no institution ${slug}.\n`, exitCode: exitCodes.misuse }
}

export function describeCode(
  institution: InstitutionRecord,
  url: string,
  { loginId, activationCode, expiresAt }: AddedStaff,
  { clock }: StaffPorts,
): string {
  const { tries, lockMinutes } = policyToday(institution.versions, clock.now()).policy.office
  return [
    `${loginId} may activate himself at ${url}activate`,
    `  login ID         ${loginId}`,
    `  activation code  ${activationCode}`,
    `  until            ${localTime(expiresAt, institution)}`,
    'The code is shown this once and stands nowhere. Hand it over in person; it works one time.',
    `After ${tries} wrong entries the activation is closed for ${lockMinutes} minutes.`,
    '',
  ].join('\n')
}

async function describeRefused(ports: StaffPorts, { id, slug }: InstitutionRecord): Promise<string> {
  const people = (await ports.store.at(id).staff.all()).map(({ loginId }) => loginId)
  return [
    `Refused: ${slug} has its first people (${people.join(', ')}).`,
    'Only two are added at the terminal. `staff renew` helps one of them who has lost what he signs in with; somebody may be',
    'added in the place of one who was disabled (`staff disable`).',
    'Everybody after them is for two people of the office to add, under “Staff”, one asking and the other approving.',
    '',
  ].join('\n')
}

function describePerson(person: StaffRecord, institution: InstitutionRecord, now: Temporal.Instant): string {
  return `  ${person.loginId}  ${person.displayName}  ${person.roles.join(', ')}  ${stateOf(person, institution, now)}`
}

function stateOf(
  { activation, activatedAt, disabledAt }: StaffRecord,
  institution: InstitutionRecord,
  now: Temporal.Instant,
): string {
  if (disabledAt !== undefined) return `disabled since ${localTime(disabledAt, institution)}`
  if (activatedAt !== undefined) return `activated ${localTime(activatedAt, institution)}`
  if (activation === undefined || !isEarlier(now, activation.expiresAt))
    return 'not activated; the code has run out'
  return `not activated; the code works until ${localTime(activation.expiresAt, institution)}`
}

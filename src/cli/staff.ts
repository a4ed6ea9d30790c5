import { isEarlier } from '../domain/local-day.ts'
import { policyToday } from '../domain/policy-version.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import type { StaffRecord } from '../ports/staff-records.ts'
import { type AddedStaff, addStaff } from '../service/office/add-staff.ts'
import { staffActivated, staffListed } from '../wire/terminal-acts.ts'
import { localTime } from './local-time.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import type { StaffAdd, StaffList } from './staff-arguments.ts'
import { tell } from './tell.ts'

export type StaffPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** `warifu staff add`. `officeUrl` is where the institution's staff work. */
export async function staffAdd(
  ports: StaffPorts,
  officeUrl: (slug: string) => string,
  { institution: slug, loginId, name: displayName, roles, language, mailAddress, form }: StaffAdd,
): Promise<Printed> {
  const institution = await requireInstitution(ports, slug)
  const added = await addStaff(ports, institution, {
    ...{ loginId, displayName, roles, language },
    ...(mailAddress !== undefined && { mailAddress }),
  })
  return tellCode(ports, institution, officeUrl(slug), added, form)
}

/** The code is told this once. `before`: what has happened besides. */
export function tellCode(
  ports: StaffPorts,
  institution: InstitutionRecord,
  officeUrl: string,
  added: AddedStaff,
  form: 'text' | 'json',
  before: readonly string[] = [],
): Printed {
  const { loginId, activationCode, expiresAt } = added
  const activateAt = `${officeUrl}activate`
  return tell(form, staffActivated, { loginId, activationCode, expiresAt, activateAt }, () => [
    ...before,
    ...describeCode(institution, activateAt, added, ports),
  ])
}

/** `warifu staff list`. */
export async function staffList(
  ports: StaffPorts,
  { institution: slug, form }: Pick<StaffList, 'institution' | 'form'>,
): Promise<Printed> {
  const chosen =
    slug === undefined ? await ports.store.institutions.all() : [await requireInstitution(ports, slug)]
  const now = ports.clock.now()
  const institutions: { slug: string; staff: Listed[] }[] = []
  const lines: string[] = []
  for (const institution of chosen) {
    const staff = (await ports.store.at(institution.id).staff.all()).map((person) => listed(person, now))
    institutions.push({ slug: institution.slug, staff })
    lines.push(`${institution.slug}: ${staff.length === 0 ? 'nobody yet' : `${staff.length} of the staff`}`)
    lines.push(...staff.map((person) => describePerson(person, institution)))
  }
  return tell(form, staffListed, { institutions }, () => lines)
}

function describeCode(
  institution: InstitutionRecord,
  activateAt: string,
  { loginId, activationCode, expiresAt }: AddedStaff,
  { clock }: StaffPorts,
): string[] {
  const { tries, lockMinutes } = policyToday(institution.versions, clock.now()).policy.office
  return [
    `${loginId} may activate himself at ${activateAt}`,
    `  login ID         ${loginId}`,
    `  activation code  ${activationCode}`,
    `  until            ${localTime(expiresAt, institution)}`,
    'The code is shown this once and stands nowhere. Hand it over in person; it works one time.',
    `After ${tries} wrong entries the activation is closed for ${lockMinutes} minutes.`,
  ]
}

interface Listed extends Pick<StaffRecord, 'loginId' | 'roles'> {
  name: string
  state: keyof typeof states
  at?: Temporal.Instant
}

const states = {
  disabled: 'disabled since',
  activated: 'activated',
  'code-waits': 'not activated; the code works until',
  'code-run-out': 'not activated; the code has run out',
}

function listed(person: StaffRecord, now: Temporal.Instant): Listed {
  const { loginId, displayName: name, roles, activation, activatedAt, disabledAt } = person
  const who = { loginId, name, roles }
  if (disabledAt !== undefined) return { ...who, state: 'disabled', at: disabledAt }
  if (activatedAt !== undefined) return { ...who, state: 'activated', at: activatedAt }
  if (activation === undefined || !isEarlier(now, activation.expiresAt))
    return { ...who, state: 'code-run-out' }
  return { ...who, state: 'code-waits', at: activation.expiresAt }
}

function describePerson({ loginId, name, roles, state, at }: Listed, institution: InstitutionRecord): string {
  const when = at === undefined ? '' : ` ${localTime(at, institution)}`
  return `  ${loginId}  ${name}  ${roles.join(', ')}  ${states[state]}${when}`
}

import { Refusal } from '../domain/refusal.ts'
import { Malformed } from '../pki/malformed.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import { disableStaff } from '../service/office/disable-staff.ts'
import { renewStaff } from '../service/office/renew-staff.ts'
import { setStaffMail } from '../service/office/set-staff-mail.ts'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'
import { describeCode, noSuchInstitution, type StaffPorts } from './staff.ts'
import type { StaffMail, StaffRepair } from './staff-arguments.ts'

/** `warifu staff disable`: what it prints, and the code that it ends with. */
export function staffDisable(ports: StaffPorts, command: StaffRepair): Promise<Printed> {
  return repair(ports, command, async (institution) => {
    const { loginId } = await disableStaff(ports, institution, command.loginId)
    return [
      `${loginId} is disabled, for good. His sessions have ended, and what he had asked for is withdrawn.`,
      'The others of the staff see an alarm. Another person may be added in his place (`staff add`).',
      '',
    ].join('\n')
  })
}

/** `warifu staff renew`. `officeUrl` is where the institution's staff work. */
export function staffRenew(
  ports: StaffPorts,
  officeUrl: (slug: string) => string,
  command: StaffRepair,
): Promise<Printed> {
  return repair(ports, command, async (institution) => {
    const renewed = await renewStaff(ports, institution, command.loginId)
    return [
      `The passkeys, the password and the sessions of ${renewed.loginId} have ended, and what he had asked for is withdrawn.`,
      'The others of the staff see an alarm.',
      describeCode(institution, officeUrl(institution.slug), renewed, ports),
    ].join('\n')
  })
}

/** `warifu staff mail`. */
export function staffMail(ports: StaffPorts, command: StaffMail): Promise<Printed> {
  return repair(ports, command, async (institution) => {
    const { loginId } = await setStaffMail(ports, institution, command.loginId, command.mailAddress)
    return `Test mails that ${loginId} asks for go to ${command.mailAddress}.\n`
  })
}

async function repair(
  { store }: StaffPorts,
  { institution: slug, loginId }: Pick<StaffRepair, 'institution' | 'loginId'>,
  act: (institution: InstitutionRecord) => Promise<string>,
): Promise<Printed> {
  const institution = await store.institutions.bySlug(slug)
  if (institution === undefined) return noSuchInstitution(slug)
  try {
    return { text: await act(institution), exitCode: exitCodes.done }
  } catch (error) {
    if (error instanceof Malformed) return { text: `${error.message}\n`, exitCode: exitCodes.misuse }
    if (!(error instanceof Refusal)) throw error
    return { text: `Refused: ${whyNot(error, loginId)}\n`, exitCode: exitCodes.refused }
  }
}

function whyNot({ code }: Refusal, loginId: string): string {
  if (code !== 'approval-needed') return `${loginId} was disabled before.`
  return `two others can do this in the office, under “Staff”: a system administrator asks, an approver approves.`
}

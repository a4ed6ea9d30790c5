import { disableStaff } from '../service/office/disable-staff.ts'
import { renewStaff } from '../service/office/renew-staff.ts'
import { setStaffMail } from '../service/office/set-staff-mail.ts'
import { staffTouched } from '../wire/terminal-acts.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { type StaffPorts, tellCode } from './staff.ts'
import type { StaffMail, StaffRepair } from './staff-arguments.ts'
import { tell } from './tell.ts'

/** `warifu staff disable`. */
export async function staffDisable(ports: StaffPorts, { form, ...command }: StaffRepair): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const { loginId } = await disableStaff(ports, institution, command.loginId)
  return tell(form, staffTouched, { loginId }, () => [
    `${loginId} is disabled, for good. His sessions have ended, and what he had asked for is withdrawn.`,
    'The others of the staff see an alarm. Another person may be added in his place (`staff add`).',
  ])
}

/** `warifu staff renew`. `officeUrl` is where the institution's staff work. */
export async function staffRenew(
  ports: StaffPorts,
  officeUrl: (slug: string) => string,
  { form, ...command }: StaffRepair,
): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const renewed = await renewStaff(ports, institution, command.loginId)
  return tellCode(ports, institution, officeUrl(institution.slug), renewed, form, [
    `The passkeys, the password and the sessions of ${renewed.loginId} have ended, and what he had asked for is withdrawn.`,
    'The others of the staff see an alarm.',
  ])
}

/** `warifu staff mail`. */
export async function staffMail(
  ports: StaffPorts,
  { form, mailAddress, ...command }: StaffMail,
): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const { loginId } = await setStaffMail(ports, institution, command.loginId, mailAddress)
  return tell(form, staffTouched, { loginId, mailAddress }, () => [
    `Test mails that ${loginId} asks for go to ${mailAddress}.`,
  ])
}

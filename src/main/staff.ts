import { exitCodes } from '../cli/exit-code.ts'
import { type Printed, type StaffPorts, staffAdd, staffList } from '../cli/staff.ts'
import type { StaffCommand } from '../cli/staff-arguments.ts'
import { staffDisable, staffMail, staffRenew } from '../cli/staff-repair.ts'
import type { Environment } from '../config.ts'
import { officeOrigin } from '../http/site.ts'
import { siteOf } from './open-program.ts'
import { visit } from './visit.ts'

export async function staff(environment: Environment, command: StaffCommand): Promise<void> {
  await visit(environment, command.demo, async (ports, domain) => {
    const site = siteOf(environment, domain, command.demo)
    const printed = await answer(ports, (slug) => `${officeOrigin(site, slug)}/`, command)
    const stream = printed.exitCode === exitCodes.done ? process.stdout : process.stderr
    stream.write(printed.text)
    process.exitCode = printed.exitCode
  })
}

function answer(
  ports: StaffPorts,
  officeUrl: (slug: string) => string,
  command: StaffCommand,
): Promise<Printed> {
  if (command.verb === 'staff-add') return staffAdd(ports, officeUrl, command)
  if (command.verb === 'staff-list') return staffList(ports, command)
  if (command.verb === 'staff-mail') return staffMail(ports, command)
  return command.verb === 'staff-renew' ? staffRenew(ports, officeUrl, command) : staffDisable(ports, command)
}

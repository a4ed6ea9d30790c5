import { noticesExplain } from '../cli/notices.ts'
import { requestAtTerminal } from '../cli/request.ts'
import { staffAdd, staffList } from '../cli/staff.ts'
import { staffDisable, staffMail, staffRenew } from '../cli/staff-repair.ts'
import { switchAtTerminal } from '../cli/switch.ts'
import type { Deed } from '../cli/verbs.ts'
import type { Environment } from '../config.ts'
import { officeOrigin } from '../http/site.ts'
import { atTerminal } from './at-terminal.ts'
import { backUp, journalVerb, putBack } from './journal.ts'
import { bounce, dkimMake, mailTest } from './mail.ts'
import { readBrought } from './read-brought.ts'
import { serveDemo } from './serve-demo.ts'
import { serveProduction } from './serve-production.ts'
import { verifyAudit } from './verify-audit.ts'

type Deeds = {
  [V in Deed['verb']]: (environment: Environment, command: Extract<Deed, { verb: V }>) => Promise<void>
}

const officeUrl =
  ({ site }: { site: Parameters<typeof officeOrigin>[0] }) =>
  (slug: string) =>
    `${officeOrigin(site, slug)}/`

const request = atTerminal((ports, command: Parameters<typeof requestAtTerminal>[1]) =>
  requestAtTerminal(ports, command, readBrought),
)

/** What each verb of the terminal is made of: a new one of cli/verbs.ts does not compile until it stands here. */
const deeds: Deeds = {
  serve: (environment, { demo, fresh }) =>
    demo === 'demo' ? serveDemo(environment, fresh) : serveProduction(environment),
  'staff-add': atTerminal((ports, command, here) => staffAdd(ports, officeUrl(here), command)),
  'staff-renew': atTerminal((ports, command: Parameters<typeof staffRenew>[2], here) =>
    staffRenew(ports, officeUrl(here), command),
  ),
  'staff-disable': atTerminal(staffDisable),
  'staff-mail': atTerminal(staffMail),
  'staff-list': atTerminal(staffList),
  'notices-explain': atTerminal(noticesExplain),
  'switch-state': atTerminal(switchAtTerminal),
  'switch-engage': atTerminal(switchAtTerminal),
  'request-switch-release': request,
  'request-member-act': request,
  'request-import': request,
  'mail-test': mailTest,
  'dkim-make': dkimMake,
  bounce,
  'audit-verify': verifyAudit,
  'journal-status': journalVerb,
  'journal-reconcile': journalVerb,
  backup: backUp,
  restore: putBack,
}

/** The deed that belongs to the command. */
export function perform(environment: Environment, command: Deed): Promise<void> {
  const deed = deeds[command.verb] as (environment: Environment, command: Deed) => Promise<void>
  return deed(environment, command)
}

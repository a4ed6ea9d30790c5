import type { ImportFault } from '../domain/import-fault.ts'
import { Refusal } from '../domain/refusal.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import {
  askForCaRevocation,
  askForCaSwitch,
  askForImport,
  askForMemberAct,
  askForSwitchRelease,
  type TerminalAsked,
  tryFile,
} from '../service/terminal/ask-at-terminal.ts'
import { importAsked, importFaulty, requestAsked } from '../wire/terminal-acts.ts'
import { importFaultWords } from '../words/import-faults.ts'
import { localTime } from './local-time.ts'
import type { Printed } from './printed.ts'
import type { RequestCommand, RequestImport, RequestMemberAct } from './request-arguments.ts'
import { requireInstitution } from './require-institution.ts'
import { tell } from './tell.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** `warifu request …`. `readFile` gives what stands in the named one. */
export async function requestAtTerminal(
  ports: RequestPorts,
  command: RequestCommand,
  readFile: (path: string) => { name: string; content: Uint8Array },
): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  if (command.verb === 'request-import') return bring(ports, institution, command, readFile(command.path))
  const asked = await askFor(ports, institution, command)
  return tell(command.form, requestAsked, shownOf(asked), () => describe(asked, institution))
}

function askFor(
  ports: RequestPorts,
  institution: InstitutionRecord,
  command: Exclude<RequestCommand, RequestImport>,
): Promise<TerminalAsked> {
  switch (command.verb) {
    case 'request-switch-release':
      return askForSwitchRelease(ports, institution, command.words, command.name)
    case 'request-ca-switch':
      return askForCaSwitch(ports, institution, command.words)
    case 'request-ca-revocation':
      return askForCaRevocation(ports, institution, command.words, command)
    case 'request-member-act':
      return askAbout(ports, institution, command)
  }
}

async function askAbout(
  ports: RequestPorts,
  institution: InstitutionRecord,
  { whom, contract, wish, words }: RequestMemberAct,
): Promise<TerminalAsked> {
  if (contract === undefined) return askForMemberAct(ports, institution, words, whom, wish)
  const id = await ports.store.at(institution.id).noticeAccounts.holder({ contract, loginId: whom })
  if (id === undefined) throw new Refusal('not-found', `contract ${contract} has no member ${whom}`)
  return askForMemberAct(ports, institution, words, id, wish)
}

async function bring(
  ports: RequestPorts,
  institution: InstitutionRecord,
  { opens, words, form }: RequestImport,
  { name, content }: { name: string; content: Uint8Array },
): Promise<Printed> {
  const file = { what: 'people', opens, name, content } as const
  const tried = await tryFile(ports, institution, file)
  if ('faults' in tried) return tellFaults(tried.faults, form)
  const { lines, contracts, administrators, users, warnings } = tried.shown
  const asked = words && (await askForImport(ports, institution, words, file))
  const counts = { lines, contracts, administrators, users, warnings }
  return tell(form, importAsked, { ...counts, ...(asked && { asked: shownOf(asked) }) }, () => [
    `${lines} lines without a fault: ${contracts} new contracts, ${administrators} administrators, ${users} users`,
    ...warnings.map(({ kind, count }) => `look: ${kind}, ${count} times`),
    ...(asked === undefined ? ['Nothing was asked for.'] : describe(asked, institution)),
  ])
}

/** Nothing was asked for: this is why, line by line. */
function tellFaults(faults: readonly ImportFault[], form: 'text' | 'json'): Printed {
  const said = faults.map(({ line, column, kind, value = '', other = 0 }) => ({
    ...{ line, kind, says: importFaultWords.en[kind](value, other) },
    ...(column !== undefined && { column }),
  }))
  const { isReport: _, ...no } = tell(
    form,
    importFaulty,
    { code: 'import-faulty', faults: said },
    () => said.map(describeFault),
    'not-well',
  )
  return no
}

function describeFault({ line, column, says }: { line: number; column?: string; says: string }): string {
  const place = [line > 0 ? [`line ${line}`] : [], column === undefined ? [] : [column]].flat()
  return place.length === 0 ? says : `${place.join(', ')}: ${says}`
}

const shownOf = ({ id, expiresAt, shown }: TerminalAsked) => ({ request: id, act: shown.act, expiresAt })

function describe({ id, expiresAt, shown }: TerminalAsked, institution: InstitutionRecord): string[] {
  return [
    `Asked for: ${shown.act}, request ${id}.`,
    `Nothing is done yet. An approver decides in the office, until ${localTime(expiresAt, institution)}.`,
  ]
}

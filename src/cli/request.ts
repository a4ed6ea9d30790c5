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
import { importFaultWords } from '../words/import-faults.ts'
import { exitCodes } from './exit-code.ts'
import { localTime } from './local-time.ts'
import type { Printed } from './printed.ts'
import type { RequestCommand, RequestImport, RequestMemberAct } from './request-arguments.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** `warifu request …`: what it prints, and the code that it ends with. `readFile` gives what stands in the named one. */
export async function requestAtTerminal(
  ports: RequestPorts,
  command: RequestCommand,
  readFile: (path: string) => { name: string; content: Uint8Array },
): Promise<Printed> {
  const institution = await ports.store.institutions.bySlug(command.institution)
  if (institution === undefined) return refused(`there is no institution ${command.institution}`)
  try {
    if (command.verb === 'request-import')
      return await bring(ports, institution, command, readFile(command.path))
    const asked = await askFor(ports, institution, command)
    return done(describe(asked, institution))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(`refused (${error.code}): ${error.message}`)
  }
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
  { opens, words }: RequestImport,
  { name, content }: { name: string; content: Uint8Array },
): Promise<Printed> {
  const file = { what: 'people', opens, name, content } as const
  const tried = await tryFile(ports, institution, file)
  if ('faults' in tried) return refused(tried.faults.map(describeFault).join('\n'))
  const { lines, contracts, administrators, users, warnings } = tried.shown
  const counted = [
    `${lines} lines without a fault: ${contracts} new contracts, ${administrators} administrators, ${users} users`,
    ...warnings.map(({ kind, count }) => `look: ${kind}, ${count} times`),
  ]
  if (words === undefined) return done([...counted, 'Nothing was asked for.'])
  return done([...counted, ...describe(await askForImport(ports, institution, words, file), institution)])
}

function describeFault({ line, column, kind, value = '', other = 0 }: ImportFault): string {
  const place = [line > 0 ? [`line ${line}`] : [], column === undefined ? [] : [column]].flat()
  const sentence = importFaultWords.en[kind](value, other)
  return place.length === 0 ? sentence : `${place.join(', ')}: ${sentence}`
}

function describe({ id, expiresAt, shown }: TerminalAsked, institution: InstitutionRecord): string[] {
  return [
    `Asked for: ${shown.act}, request ${id}.`,
    `Nothing is done yet. An approver decides in the office, until ${localTime(expiresAt, institution)}.`,
  ]
}

const done = (lines: readonly string[]): Printed => ({
  text: `${lines.join('\n')}\n`,
  exitCode: exitCodes.done,
})
const refused = (text: string): Printed => ({ text: `${text}\n`, exitCode: exitCodes.refused })

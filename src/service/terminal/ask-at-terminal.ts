import { subjectOf } from '../../domain/import-request.ts'
import type { AuthorityRevocationReason } from '../../domain/issuing-authority.ts'
import type { SwitchName } from '../../domain/kill-switch.ts'
import type { MemberWish } from '../../domain/member-request.ts'
import { switchSubjects } from '../../domain/switch-request.ts'
import type { TerminalKind } from '../../domain/terminal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { NewApproval } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { showRevocation, showSwitch } from '../ca/show-ca.ts'
import { type BroughtFile, type Examined, examine } from '../import/examine.ts'
import { bringFile } from '../import/request-import.ts'
import { bindShown } from '../office/bind-shown.ts'
import { type Asked, type Asker, keepRequest } from '../office/make-request.ts'
import { requireMemberId } from '../office/require-member.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import { requireRelease } from '../request/request-switch-release.ts'
import { showWish } from '../request/show-wish.ts'
import { operatorFacts } from './operator-facts.ts'

type AskPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** As read by domain/terminal.ts. */
export interface TerminalWords {
  /** The name that he gives himself. Nobody has looked whether it is his. */
  operator: string
  /** Why, for the approver's eyes. */
  evidence: string
}

export type TerminalAsked = Pick<NewApproval, 'id' | 'expiresAt' | 'shown'>

/** Asks for what was switched off to be let go on. Nothing happens until one of the staff approves. */
export async function askForSwitchRelease(
  ports: AskPorts,
  institution: InstitutionRecord,
  words: TerminalWords,
  name: SwitchName,
): Promise<TerminalAsked> {
  const subjectId = switchSubjects[name]
  await settle(ports, institution, 'switch-release', subjectId)
  return ask(ports, institution, words, async (tx) => ({
    subjectId,
    shown: await requireRelease(tx, name, 'hold'),
  }))
}

export type TerminalMemberWish = Extract<MemberWish, { act: 'reissue' | 'stop-release' }>

/** Asks for an act about a person, with the rules of the desk. */
export async function askForMemberAct(
  ports: AskPorts,
  institution: InstitutionRecord,
  words: TerminalWords,
  memberId: string,
  wish: TerminalMemberWish,
): Promise<TerminalAsked> {
  const id = requireMemberId(memberId)
  const now = ports.clock.now()
  const show = (repositories: Repositories, way: 'look' | 'hold') =>
    showWish({ repositories, institution, now, way }, id, wish)
  const { subjectId } = await show(ports.store.at(institution.id), 'look')
  await settle(ports, institution, wish.act, subjectId)
  return ask(ports, institution, words, (tx) => show(tx, 'hold'))
}

export type PeopleFile = Extract<BroughtFile, { what: 'people' }>

/** The dry run: what would be asked for, or all that is wrong with the file. Nothing is kept. */
export async function tryFile(
  { store, clock, crypto }: AskPorts,
  institution: InstitutionRecord,
  file: PeopleFile,
): Promise<Examined> {
  const repositories = store.at(institution.id)
  return examine({ crypto, repositories, institution, now: clock.now() }, file)
}

/** Asks for what stands in a file without faults to be written. Refuses: import-faulty. */
export async function askForImport(
  ports: AskPorts,
  institution: InstitutionRecord,
  words: TerminalWords,
  file: PeopleFile,
): Promise<TerminalAsked> {
  const sha256 = ports.crypto.sha256(file.content).toHex()
  await settle(ports, institution, 'import', subjectOf({ what: file.what, sha256, issuer: [] }))
  return ask(ports, institution, words, (tx, asker) => bringFile(ports, tx, institution, asker, file))
}

/** Asks that the CA which is prepared issue from now on. */
export async function askForCaSwitch(
  ports: AskPorts,
  institution: InstitutionRecord,
  words: TerminalWords,
): Promise<TerminalAsked> {
  await settle(ports, institution, 'ca-switch', institution.id)
  return ask(ports, institution, words, async ({ issuers }) => ({
    subjectId: institution.id,
    shown: showSwitch(ports, await issuers.lock(), institution.versions, ports.clock.now()),
  }))
}

/** Asks that a CA be revoked, with all that it has issued. */
export async function askForCaRevocation(
  ports: AskPorts,
  institution: InstitutionRecord,
  words: TerminalWords,
  { ca, reason }: { ca: string; reason: AuthorityRevocationReason },
): Promise<TerminalAsked> {
  const known = await ports.store.at(institution.id).issuers.all()
  const { id } = showRevocation(ports, known, ca, reason, ports.clock.now()).ca
  await settle(ports, institution, 'ca-revocation', id)
  return ask(ports, institution, words, async ({ issuers }) => ({
    subjectId: id,
    shown: showRevocation(ports, await issuers.lock(), id, reason, ports.clock.now()),
  }))
}

/** One about the same that has died by itself is in nobody's way. */
const settle = (ports: AskPorts, institution: InstitutionRecord, kind: TerminalKind, subjectId: string) =>
  settleApprovalsAbout(ports, institution, kind, subjectId)

async function ask(
  ports: AskPorts,
  institution: InstitutionRecord,
  { operator, evidence }: TerminalWords,
  show: (tx: Repositories, asker: Asker) => Promise<Asked>,
): Promise<TerminalAsked> {
  const asker = askerOf(ports, operator)
  return ports.store.transact(institution.id, async (tx) => {
    const asked = await show(tx, asker)
    const { shown, shownHash } = bindShown(ports, asked.shown)
    const kept = await keepRequest(ports, tx, institution, asker, { ...asked, shownHash, evidence })
    return { ...kept, shown }
  })
}

function askerOf(ports: Pick<Ports, 'clock' | 'crypto'>, operator: string): Asker {
  return {
    requestedBy: { operator },
    by: { at: ports.clock.now(), actor: 'system' },
    facts: operatorFacts(ports, operator),
  }
}

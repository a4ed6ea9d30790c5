import { type ApiPerson, faultOfPerson, fileOfPeople } from '../../domain/api-people.ts'
import { type ApiAct, bringsPeople } from '../../domain/api-scope.ts'
import { type ApprovalId, parseId } from '../../domain/id.ts'
import { type ImportShown, subjectOf } from '../../domain/import-request.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { type BroughtFile, type Examined, examine, type ImportPlan } from '../import/examine.ts'
import { writePeople } from '../import/write-people.ts'
import { bindShown } from '../office/bind-shown.ts'
import { requestEvent } from '../office/request-event.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import { type ApiSession, byClient, requireApiMay } from './api-session.ts'
import { requireContract } from './read-contracts.ts'
import { type Once, type OnceAnswer, writeOnce } from './write-once.ts'

export interface PeopleWish {
  act: Extract<ApiAct, 'add-contract' | 'add-member' | 'import'>
  people: readonly ApiPerson[]
  opens: ImportShown['opens']
}

type BringPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export type Faults = { state: 'faulty'; count: number; faults: ReturnType<typeof faultOfPerson>[] }
type Counts = Pick<ImportShown, 'contracts' | 'administrators' | 'users' | 'warnings'>

/** More than these nobody mends at once. */
const toldAtOnce = 1000

/** The dry run: all that is wrong, or what would be written. Nothing is kept. */
export async function tryPeople(
  ports: BringPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  wish: PeopleWish,
): Promise<Faults | ({ state: 'good' } & Counts)> {
  await requireApiMay(ports, institution, session, wish.act)
  await requirePlace(ports, institution, wish)
  const examined = await examineIn(ports, ports.store.at(institution.id), institution, fileOf(ports, wish))
  if ('faults' in examined) return told(examined)
  requireNew(wish, examined.shown)
  return { state: 'good', ...countsOf(examined.shown) }
}

/**
 * People and their contracts, with the rules of a file that staff bring. A client of whom two people have agreed to that
 * writes them at once; what another one brings waits, as a request, for somebody of the staff.
 */
export async function bringPeople(
  ports: BringPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  wish: PeopleWish,
  once: Once,
): Promise<OnceAnswer | Faults> {
  await requireApiMay(ports, institution, session, wish.act)
  await requirePlace(ports, institution, wish)
  const file = fileOf(ports, wish)
  const way = bringsPeople(session.scopes)
  if (way === 'by-request') await endStale(ports, institution, file)
  try {
    return await writeOnce(ports, institution, session, once, async (tx) => {
      const examined = await examineIn(ports, tx, institution, file)
      if ('faults' in examined) throw new Faulty(examined)
      const { shown, plan } = examined
      requireNew(wish, shown)
      if (way === 'at-once') return writeAtOnce(ports, tx, institution, session, shown, plan)
      return ask(ports, tx, institution, session, shown, file)
    })
  } catch (error) {
    if (error instanceof Faulty) return told(error.examined)
    throw error
  }
}

/** Whoever may add people to a contract may not make one by that. */
async function requirePlace(ports: BringPorts, institution: InstitutionRecord, { act, people }: PeopleWish) {
  const [first] = people
  if (act === 'add-member' && first !== undefined) await requireContract(ports, institution, first.contract)
}

/** Nor the other way round. */
function requireNew({ act }: PeopleWish, { contracts }: ImportShown): void {
  if (act === 'add-contract' && contracts === 0)
    throw new Refusal('nothing-to-change', 'there is such a contract')
}

/** Undoes the transaction on the way to whoever tells the faults. */
class Faulty extends Error {
  readonly examined: Extract<Examined, { faults: unknown }>

  constructor(examined: Extract<Examined, { faults: unknown }>) {
    super('faults in what was brought')
    this.examined = examined
  }
}

type PeopleFile = Extract<BroughtFile, { what: 'people' }>

function fileOf({ clock }: Pick<Ports, 'clock'>, { people, opens }: PeopleWish): PeopleFile {
  const name = `API ${clock.now().toString({ smallestUnit: 'second' })}.csv`
  return { what: 'people', opens, name, content: fileOfPeople(people) }
}

const examineIn = (
  { clock, crypto }: Pick<Ports, 'clock' | 'crypto'>,
  repositories: Repositories,
  institution: InstitutionRecord,
  file: PeopleFile,
) => examine({ crypto, repositories, institution, now: clock.now() }, file)

const told = ({ faults }: Extract<Examined, { faults: unknown }>): Faults => ({
  state: 'faulty',
  count: faults.length,
  faults: faults.slice(0, toldAtOnce).map(faultOfPerson),
})

const countsOf = ({ contracts, administrators, users, warnings }: ImportShown): Counts => ({
  contracts,
  administrators,
  users,
  warnings,
})

async function writeAtOnce(
  ports: BringPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  session: ApiSession,
  shown: ImportShown,
  plan: ImportPlan,
) {
  if (plan.what !== 'people') throw new Error('people became something else')
  const by = byClient(session, ports.clock.now())
  await writePeople(ports, tx, { institution, by, cause: { client: session.client.id } }, plan)
  const { sha256, lines, contracts } = shown
  await record(ports, tx, { ...by, kind: 'people-imported', facts: { sha256, lines, contracts } })
  return { status: 201, answer: { state: 'written', ...countsOf(shown) } }
}

/** One about the same that has died by itself is in nobody's way. */
async function endStale(ports: BringPorts, institution: InstitutionRecord, file: PeopleFile): Promise<void> {
  const sha256 = ports.crypto.sha256(file.content).toHex()
  await settleApprovalsAbout(ports, institution, 'import', subjectOf({ what: 'people', sha256, issuer: [] }))
}

async function ask(
  ports: BringPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  session: ApiSession,
  shown: ImportShown,
  { name, content, opens }: PeopleFile,
) {
  const { random, crypto, clock } = ports
  const now = clock.now()
  const by = byClient(session, now)
  const from = { client: session.client.id }
  const sha256 = crypto.sha256(content)
  const issues = opens === 'at-once'
  await tx.joining.addFile({ id: random.uuid(), what: 'people', issues, name, sha256, content }, from, now)
  const { sha256: hash, lines } = shown
  await record(ports, tx, {
    ...by,
    kind: 'import-file-brought',
    facts: { what: 'people', sha256: hash, lines },
  })
  const { approvalHours } = policyToday(institution.versions, now).policy.office
  const id = parseId<ApprovalId>(random.uuid())
  const expiresAt = now.add({ hours: approvalHours })
  const { shownHash } = bindShown(ports, shown)
  const approval = { id, subjectId: subjectOf(shown), shown, shownHash, requestedAt: now, expiresAt }
  if (!(await tx.approvals.add({ ...approval, evidence: `API: ${session.client.name}`, requestedBy: from })))
    throw new Refusal('approval-waits', 'a request about this is open')
  const facts = { shown: shownHash, expiresAt: expiresAt.toString() }
  await record(ports, tx, { ...by, ...requestEvent('requested', approval, facts) })
  return {
    status: 202,
    answer: { state: 'waiting', requestId: id, expiresAt: expiresAt.toString(), ...countsOf(shown) },
  }
}

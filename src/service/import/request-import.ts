import type { ApprovalId } from '../../domain/id.ts'
import { type ImportShown, subjectOf } from '../../domain/import-request.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { type Asked, type Asker, makeRequest, type Wish } from '../office/make-request.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { type BroughtFile, examine } from './examine.ts'

/** The maker's half of an import: what the dry run has shown, word for word and octet for octet. Another person approves it. */
export async function requestImport(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  file: BroughtFile,
  wish: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-import')
  const { store, clock, crypto } = ports
  const now = clock.now()
  const repositories = store.at(institution.id)
  const before = await examine({ crypto, repositories, institution, now }, file)
  if ('faults' in before) throw faulty(before.faults.length)
  await settleApprovalsAbout(ports, institution, 'import', subjectOf(before.shown))
  const asker = { requestedBy: session.person.id, by: byStaff(session, now), facts: {} }
  return makeRequest(ports, institution, session, 'import', wish, (tx) =>
    bringFile(ports, tx, institution, asker, file),
  )
}

/** Keeps the file until it is decided about it, with its event. Refuses: import-faulty. */
export async function bringFile(
  ports: Pick<Ports, 'random' | 'crypto'>,
  tx: Repositories,
  institution: InstitutionRecord,
  { requestedBy, by, facts }: Asker,
  file: BroughtFile,
): Promise<Asked & { shown: ImportShown }> {
  const { crypto, random } = ports
  const examined = await examine({ crypto, repositories: tx, institution, now: by.at }, file)
  if ('faults' in examined) throw faulty(examined.faults.length)
  const { shown } = examined
  const { what, name, content } = file
  const about =
    file.what === 'people' ? { issues: file.opens === 'at-once' } : { issues: false, issuerId: file.issuerId }
  const sha256 = crypto.sha256(content)
  await tx.joining.addFile({ id: random.uuid(), what, ...about, name, sha256, content }, requestedBy, by.at)
  await record(ports, tx, {
    ...by,
    kind: 'import-file-brought',
    facts: { what, sha256: shown.sha256, lines: shown.lines, ...facts },
  })
  return { subjectId: subjectOf(shown), shown }
}

const faulty = (count: number) => new Refusal('import-faulty', `${count} faults in the file`, { count })

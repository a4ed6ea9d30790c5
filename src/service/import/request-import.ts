import type { ApprovalId } from '../../domain/id.ts'
import { subjectOf } from '../../domain/import-request.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
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
  const { store, clock, random, crypto } = ports
  const now = clock.now()
  const sha256 = crypto.sha256(file.content)
  const repositories = store.at(institution.id)
  const before = await examine({ crypto, repositories, institution, now }, file)
  if ('faults' in before) throw faulty(before.faults.length)
  await settleApprovalsAbout(ports, institution, 'import', subjectOf(before.shown))
  return makeRequest(ports, institution, session, 'import', wish, async (tx) => {
    const examined = await examine({ crypto, repositories: tx, institution, now }, file)
    if ('faults' in examined) throw faulty(examined.faults.length)
    const { shown } = examined
    const { what, name, content } = file
    const about =
      file.what === 'people'
        ? { issues: file.opens === 'at-once' }
        : { issues: false, issuerId: file.issuerId }
    await tx.joining.addFile(
      { id: random.uuid(), what, ...about, name, sha256, content },
      session.person.id,
      now,
    )
    await record(ports, tx, {
      ...byStaff(session, now),
      kind: 'import-file-brought',
      facts: { what, sha256: shown.sha256, lines: shown.lines },
    })
    return { subjectId: subjectOf(shown), shown }
  })
}

const faulty = (count: number) => new Refusal('import-faulty', `${count} faults in the file`, { count })

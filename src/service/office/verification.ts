import type { ApprovalId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import type { PasskeyAnswer } from './ceremony.ts'
import { checkPasskey } from './check-passkey.ts'
import { checkPassword, type TypedPassword } from './check-password.ts'
import { byStaff } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/** The person himself, again: a session that somebody left open decides nothing. */
export type Verification = ({ kind: 'passkey' } & PasskeyAnswer) | ({ kind: 'password' } & TypedPassword)

type VerifyPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal' | 'office'>

/** Refuses, and keeps the cause in the trail, unless the one who is signed in has proved to be there. */
export async function requireVerification(
  ports: VerifyPorts,
  institution: InstitutionRecord,
  party: RelyingParty,
  session: StaffSession,
  approvalId: ApprovalId,
  verification: Verification,
): Promise<void> {
  const cause = await faultOf(ports, institution, party, session, approvalId, verification)
  if (cause === undefined) return
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      ...byStaff(session, ports.clock.now()),
      kind: 'staff-sign-in-refused',
      facts: { method: verification.kind, cause, staff: session.person.id, approval: approvalId },
    }),
  )
  throw new Refusal('verification-failed', 'the person could not be verified')
}

async function faultOf(
  ports: VerifyPorts,
  institution: InstitutionRecord,
  party: RelyingParty,
  { person: { id } }: StaffSession,
  approvalId: ApprovalId,
  verification: Verification,
): Promise<string | undefined> {
  if (verification.kind === 'password') {
    const person = await ports.store.at(institution.id).staff.byId(id)
    const check = await checkPassword(ports, institution, person, verification)
    return check === 'fits' ? undefined : check
  }
  const purpose = { kind: 'approval', staffId: id, approvalId } as const
  const check = await checkPasskey(ports, institution, party, purpose, verification)
  if (check.kind === 'fails') return check.cause
  return check.person.id === id ? undefined : 'other-person'
}

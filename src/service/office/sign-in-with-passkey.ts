import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import type { PasskeyAnswer } from './ceremony.ts'
import { checkPasskey } from './check-passkey.ts'
import { refuseSignIn } from './sign-in-refused.ts'
import { addStaffSession } from './staff-session.ts'

/** Answers with the token of a new session; that of the browser's old one is `before`. */
export async function signInWithPasskey(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'office'>,
  institution: InstitutionRecord,
  party: RelyingParty,
  answer: PasskeyAnswer,
  before?: string,
): Promise<string> {
  const method = 'passkey'
  const check = await checkPasskey(ports, institution, party, { kind: 'sign-in' }, answer)
  if (check.kind === 'fails') {
    return refuseSignIn(ports, institution, check.person, { method, cause: check.cause })
  }
  const { person } = check
  if (person.disabledAt !== undefined) {
    return refuseSignIn(ports, institution, person, { method, cause: 'disabled' })
  }
  return ports.store.transact(institution.id, (tx) => addStaffSession(ports, tx, person.id, method, before))
}

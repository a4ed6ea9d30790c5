import { foldLoginId } from '../../domain/staff.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { checkPassword, type TypedPassword } from './check-password.ts'
import { refuseSignIn } from './sign-in-refused.ts'
import { addStaffSession } from './staff-session.ts'

/** The second way in. Answers with the token of a new session; that of the browser's old one is `before`. */
export async function signInWithPassword(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal' | 'office'>,
  institution: InstitutionRecord,
  { loginId, ...typed }: TypedPassword & { loginId: string },
  before?: string,
): Promise<string> {
  const method = 'password'
  const person = await ports.store.at(institution.id).staff.byLoginId(foldLoginId(loginId))
  const check = await checkPassword(ports, institution, person, typed)
  if (check !== 'fits' || person === undefined) {
    return refuseSignIn(ports, institution, person, { method, cause: check })
  }
  return ports.store.transact(institution.id, (tx) => addStaffSession(ports, tx, person.id, method, before))
}

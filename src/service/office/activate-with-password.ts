import { usableSteps } from '../../domain/one-time-code.ts'
import { Refusal } from '../../domain/refusal.ts'
import { passwordFault } from '../../domain/staff-password.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { activate } from './activate.ts'
import { checkActivation, type TypedActivation } from './activation-code.ts'
import type { TypedPassword } from './check-password.ts'
import { openTotpSecret } from './totp-secret.ts'

/**
 * A password, and a one-time code that shows that the secret was taken over. Spends the activation code. The token of the
 * browser's old session is `before`.
 */
export async function activateWithPassword(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal' | 'office'>,
  institution: InstitutionRecord,
  { password, code, ...typed }: TypedActivation & TypedPassword,
  before?: string,
): Promise<string> {
  const person = await checkActivation(ports, institution, typed)
  const fault = passwordFault(password, person.loginId)
  if (fault !== undefined) throw new Refusal('password-unacceptable', 'the password is too weak', { fault })
  const secret = openTotpSecret(ports, person)
  const steps = usableSteps(ports.clock.machine(), person.totpLastStep)
  const step = secret && ports.office.oneTimeCodes.stepOf(secret, code, steps)
  if (typeof step !== 'number') throw new Refusal('verification-failed', 'the one-time code does not fit')
  const hash = await ports.office.passwords.hash(password)
  return activate(ports, institution, person, { method: 'password', hash, step }, before)
}

import { activationFault } from '../../domain/activation.ts'
import { Refusal } from '../../domain/refusal.ts'
import { foldLoginId } from '../../domain/staff.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import { record } from '../audit/record.ts'
import { tidyCode } from '../readable-code.ts'
import { takeTry } from './take-try.ts'

export interface TypedActivation {
  loginId: string
  activationCode: string
}

/** The database has only this, made with a key that lies outside it. The code is as letters are printed: 60 bits. */
export function activationCodeHash(
  { crypto }: Pick<Ports, 'crypto'>,
  staffId: string,
  code: string,
): Uint8Array {
  return crypto.mac('activation-code', new TextEncoder().encode(`${staffId}|${tidyCode(code)}`))
}

/**
 * Whose code it is. A try is taken before it is compared; unknown, wrong, used and out of date are one refusal, and the
 * cause is for the trail.
 */
export async function checkActivation(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  { loginId, activationCode }: TypedActivation,
): Promise<StaffRecord> {
  const { staff, staffDoors } = ports.store.at(institution.id)
  const now = ports.clock.now()
  const person = await staff.byLoginId(foldLoginId(loginId))
  const { tries } = await takeTry(ports, institution, person, 'activation')
  const hash = activationCodeHash(ports, person?.id ?? 'nobody', activationCode)
  const fits = ports.crypto.equal(person?.activation?.codeHash ?? noHash, hash)
  const cause = activationFault({ ...person, tries, fits }, now)
  if (cause === undefined && person !== undefined) {
    await staffDoors.clearTries(person.id, 'activation')
    return person
  }
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      at: now,
      actor: 'visitor',
      kind: 'staff-activation-refused',
      facts: { cause: cause ?? 'nobody', ...(person && { staff: person.id }) },
    }),
  )
  throw new Refusal('activation-failed', 'the activation failed')
}

/** Fits nothing that a MAC gives. */
const noHash = new Uint8Array(32)

import { usableSteps } from '../../domain/one-time-code.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import { takeTry } from './take-try.ts'
import { openTotpSecret } from './totp-secret.ts'

export interface TypedPassword {
  password: string
  code: string
}

export type PasswordCheck = 'fits' | 'nobody' | 'locked' | 'wrong' | 'wrong-and-locks'

type CheckPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'seal' | 'office'>

/**
 * Password and one-time code together: which of them was wrong nobody is told. A try is taken before anything is
 * compared; for nobody, and for who has no password, the same is computed and it is wrong.
 */
export async function checkPassword(
  ports: CheckPorts,
  institution: InstitutionRecord,
  person: StaffRecord | undefined,
  { password, code }: TypedPassword,
): Promise<PasswordCheck> {
  const { staff, staffDoors } = ports.store.at(institution.id)
  const { tries, limit } = await takeTry(ports, institution, person, 'password')
  const counts = typeof tries === 'number' && isUsable(person)
  const hash = counts ? person?.passwordHash : undefined
  const fits = await ports.office.passwords.verifyOfVisitor(password, hash).catch(async (error: unknown) => {
    if (person && typeof tries === 'number') await staffDoors.giveBackTry(person.id, 'password')
    throw error
  })
  const step = stepOf(ports, person, code)
  if (person && fits && step !== undefined && (await staff.takeStep(person.id, step))) {
    await staffDoors.clearTries(person.id, 'password')
    return 'fits'
  }
  if (typeof tries !== 'number') return tries
  return tries === limit ? 'wrong-and-locks' : 'wrong'
}

const isUsable = (person: StaffRecord | undefined) =>
  person?.activatedAt !== undefined && person.disabledAt === undefined

/** Of which step the code is. A stand-in is computed for who has no secret, as the password is for who has no hash. */
function stepOf(ports: CheckPorts, person: StaffRecord | undefined, code: string): number | undefined {
  // The authenticator keeps real time, whatever the demonstration's clock says.
  const steps = usableSteps(ports.clock.machine(), person?.totpLastStep)
  const { oneTimeCodes } = ports.office
  const secret = person && openTotpSecret(ports, person)
  const found = oneTimeCodes.stepOf(secret ?? standIn, code, steps)
  return secret === undefined ? undefined : found
}

const standIn = 'A'.repeat(32)

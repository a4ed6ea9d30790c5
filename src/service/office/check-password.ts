import { usableSteps } from '../../domain/one-time-code.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import { openTotpSecret } from './totp-secret.ts'

export interface TypedPassword {
  password: string
  code: string
}

export type PasswordCheck = 'fits' | 'locked' | 'wrong' | 'wrong-and-locks'

type CheckPorts = Pick<Ports, 'store' | 'clock' | 'seal' | 'office'>

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
  const now = ports.clock.now()
  const { tries: limit, lockMinutes } = policyToday(institution.versions, now).policy.office
  const openedBy = now.subtract({ minutes: lockMinutes })
  const tries = person && (await staffDoors.reserveTry(person.id, 'password', limit, now, openedBy))
  const counts = tries !== undefined && tries !== 'locked' && isUsable(person)
  const hash = counts ? person?.passwordHash : undefined
  const fits = await ports.office.passwords.verifyOfVisitor(password, hash).catch(async (error: unknown) => {
    if (person && tries !== 'locked') await staffDoors.giveBackTry(person.id, 'password')
    throw error
  })
  const step = stepOf(ports, person, code)
  if (person && fits && step !== undefined && (await staff.takeStep(person.id, step))) {
    await staffDoors.clearTries(person.id, 'password')
    return 'fits'
  }
  if (tries === 'locked') return 'locked'
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

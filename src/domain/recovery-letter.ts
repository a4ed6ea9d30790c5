import { acquisitionRight } from './acquisition.ts'
import { type Answer, no, yes } from './answer.ts'
import { hinderedByStop, hinderedBySwitch } from './hindrance.ts'
import { policyToday } from './policy-version.ts'
import { acceptedProofs } from './second-proof.ts'
import type { Situation } from './situation.ts'

/** Whose certificate has expired, and until when he may come back. */
export interface RecoveryLetterGrant {
  expiryDate: Temporal.PlainDate
  lastDay: Temporal.PlainDate
}

/** Whether a code on paper may be made for him now. */
export function decideRecoveryLetter(situation: Situation): Answer<RecoveryLetterGrant> {
  const right = recoveryLetterRight(situation)
  if (right.answer === 'no') return right
  return hinderedBySwitch('acquisition', situation) ?? right
}

/** Whether such a code would help him, whatever the switches: he may come back by himself, and the policy accepts paper. */
export function recoveryLetterRight(situation: Situation): Answer<RecoveryLetterGrant> {
  const { life, versions, now } = situation
  const stopped = hinderedByStop(life.member)
  if (stopped !== undefined) return stopped
  const right = acquisitionRight(situation)
  if (right.answer === 'no') return right.code === 'nothing-to-acquire' ? notWanted : right
  const { grant } = right
  if (grant.by !== 'recovery') return notWanted
  if (!acceptedProofs(policyToday(versions, now).policy, 'recovery').includes('letter-code')) return notWanted
  const expired = life.certificates.find(({ id }) => id === grant.expiredCertificateId)
  if (expired === undefined) throw new Error('he may come back after the expiry of nothing')
  return yes({ expiryDate: expired.expiryDate, lastDay: grant.lastDay })
}

const notWanted = no('letter-not-wanted', { kind: 'none-needed' })

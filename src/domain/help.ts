import { acquisitionRight, decideAcquisition } from './acquisition.ts'
import type { No } from './answer.ts'
import { hinderedByStop } from './hindrance.ts'
import { isLater } from './local-day.ts'
import type { Situation } from './situation.ts'
import { certificateInUse, certificateStanding, certificateToProve } from './standing.ts'

/** How it stands with somebody whose browser sends nothing, once he has said who he is. */
export type HelpCase =
  /** A new one waits for its first log-on, on the computer where it was saved. */
  | { kind: 'log-on-with-new' }
  /** His certificate works, elsewhere. Whether it can be renewed there now. */
  | { kind: 'use-where-it-is'; expiryDate: Temporal.PlainDate; renewable: boolean }
  /** He gets one himself until the end of this day; `hindered` says why not at this moment. */
  | { kind: 'acquire'; lastDay: Temporal.PlainDate; hindered?: No }
  /** Somebody else must act; why. */
  | { kind: 'ask-administrator' | 'ask-institution'; why: No }

/** The same rules as those of log-on and acquisition, told beforehand. */
export function helpFor(situation: Situation): HelpCase {
  const { life, versions, now } = situation
  const stopped = hinderedByStop(life.member)
  if (stopped !== undefined) return asking(stopped)
  if (certificateToProve(life, versions, now)) return { kind: 'log-on-with-new' }
  const right = acquisitionRight(situation)
  if (right.answer === 'yes') {
    const decision = decideAcquisition(situation)
    const { lastDay } = right.grant
    return { kind: 'acquire', lastDay, ...(decision.answer === 'no' && { hindered: decision }) }
  }
  const working = certificateInUse(life, versions, now)
  if (working === undefined) return asking(right)
  const { kind } = certificateStanding(working, life, versions, now)
  return { kind: 'use-where-it-is', expiryDate: working.expiryDate, renewable: kind === 'renewable' }
}

/** Since when it has been as it is: tries before that are nothing to him now. */
export function helpSince({ life: { certificates, entitlements } }: Situation): Temporal.Instant {
  return [
    ...certificates.map(({ issuedAt }) => issuedAt),
    ...entitlements.map(({ openedAt }) => openedAt),
  ].reduce((latest, at) => (isLater(at, latest) ? at : latest), Temporal.Instant.fromEpochMilliseconds(0))
}

function asking(why: No): HelpCase {
  return { kind: why.remedy.kind === 'ask-administrator' ? 'ask-administrator' : 'ask-institution', why }
}

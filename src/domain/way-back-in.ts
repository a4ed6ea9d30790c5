import { acquisitionRight } from './acquisition.ts'
import type { Remedy } from './answer.ts'
import { hinderedByStop } from './hindrance.ts'
import type { Situation } from './situation.ts'
import { certificateInUse, certificateToProve } from './standing.ts'

/** The one right way on for someone whose certificate does not serve: the new one, the one that works, or acquisition. */
export function wayBackIn(situation: Situation): { remedy: Remedy; lastDay?: string } {
  const { life, versions, now } = situation
  const stopped = hinderedByStop(life.member)
  if (stopped !== undefined) return { remedy: stopped.remedy }
  if (certificateToProve(life, versions, now)) return { remedy: { kind: 'log-on-with-new' } }
  if (certificateInUse(life, versions, now)) return { remedy: { kind: 'choose-other-certificate' } }
  const right = acquisitionRight(situation)
  if (right.answer === 'yes') {
    const lastDay = right.grant.lastDay.toString()
    return { remedy: { kind: 'acquire', lastDay }, lastDay }
  }
  const { lastDay } = right.facts
  return { remedy: right.remedy, ...(typeof lastDay === 'string' && { lastDay }) }
}

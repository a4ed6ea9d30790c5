import { earlierInstant, isEarlier, isLater, laterInstant } from './local-day.ts'
import type { Policy } from './policy.ts'

/** Of a member or of the staff: the same times hold for both. */
export interface SessionTimes {
  createdAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
}

/** How far two clocks may differ before a session is from the future. */
const clockPlay = Temporal.Duration.from({ minutes: 5 })

/** Why time alone has ended it; undefined while it goes on. It lasts through the last instant of each span. */
export function sessionEnd(
  session: SessionTimes,
  spans: Policy['session'],
  now: Temporal.Instant,
): 'idle' | 'absolute' | 'clock' | undefined {
  if (isLater(now, idleLimit(session, spans))) return 'idle'
  if (isLater(now, absoluteLimit(session, spans))) return 'absolute'
  const seen = laterInstant(session.createdAt, session.lastSeenAt)
  return isEarlier(now, seen.subtract(clockPlay)) ? 'clock' : undefined
}

/** When it ends, if nothing happens in it before. */
export function sessionLimit(session: SessionTimes, spans: Policy['session']): Temporal.Instant {
  return earlierInstant(idleLimit(session, spans), absoluteLimit(session, spans))
}

const idleLimit = ({ lastSeenAt }: SessionTimes, { idleMinutes }: Policy['session']) =>
  lastSeenAt.add({ minutes: idleMinutes })
const absoluteLimit = ({ createdAt }: SessionTimes, { absoluteHours }: Policy['session']) =>
  createdAt.add({ hours: absoluteHours })

import { askFor, type No, no, type Remedy } from './answer.ts'
import { type Door, type MemberFacts, type MemberStop, stopOf } from './life.ts'
import { isOpen, nextOpening } from './opening-hours.ts'
import { policyToday } from './policy-version.ts'
import type { Situation } from './situation.ts'

/** Whoever is stopped may do nothing with any certificate. His administrator lifts his own lock, the institution the rest. */
export function hinderedByStop(member: MemberFacts): No | undefined {
  const stop = stopOf(member)
  if (stop === undefined) return undefined
  return stoppedBy(
    stop,
    stop === 'locked-by-administrator' ? askFor(member.role) : { kind: 'ask-institution' },
  )
}

/** Whom an alarm holds has done nothing and asked for nothing: it is told him in other words than a stop. */
export function stoppedBy(stop: MemberStop, remedy: Remedy = { kind: 'ask-institution' }): No {
  return no(stop === 'held' ? 'member-held' : 'member-stopped', remedy, { stop })
}

/** A locked door locks that door for that member, and nothing else (domain.md §5). */
export function hinderedByDoor(member: MemberFacts, doors: readonly Door[]): No | undefined {
  const door = doors.find((candidate) => member.lockedDoors.includes(candidate))
  return door && no('door-locked', { kind: 'ask-institution' }, { door })
}

/** The kill-switch of the institution. Nobody can say when it will be on again. */
export function hinderedBySwitch(
  name: 'acquisition' | 'renewal' | 'reissue',
  { switches }: Situation,
): No | undefined {
  if (switches[name] === 'on') return undefined
  return no('closed-now', { kind: 'ask-institution' }, { because: 'switched-off', switch: name })
}

/** Nights, holidays and maintenance, for making certificates only: logging on and proving are never closed. */
export function hinderedByHours({ versions, now }: Situation): No | undefined {
  const { openingHours, zone } = policyToday(versions, now).policy
  if (isOpen(openingHours, zone, now)) return undefined
  const opensAt = nextOpening(openingHours, zone, now)?.toString()
  if (opensAt === undefined) return no('closed-now', { kind: 'ask-institution' }, { because: 'hours' })
  return no('closed-now', { kind: 'wait-until', at: opensAt }, { because: 'hours', opensAt })
}

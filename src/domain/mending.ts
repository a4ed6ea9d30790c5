import type { No } from './answer.ts'
import type { MemberFacts } from './life.ts'

/** What the desk does, or tells the caller to do, so that a no becomes a yes. */
export type Mending =
  /** Acts of the staff: on this page, by one or by two. */
  | 'unlock'
  | 'release-stop'
  | 'reissue'
  | 'release-switch'
  /** What the caller, or his administrator, does himself. */
  | 'administrator-unlocks'
  | 'administrator-revokes'
  | 'administrator-issues'
  | 'renew'
  | 'acquire'
  | 'choose-other'
  | 'log-on-with-new'
  | 'log-on-again'
  | 'wait'
  | 'nothing'

/** Of a decision of the one policy function about this member. */
export function mendingOf(
  { code, remedy, facts }: Pick<No, 'code' | 'remedy' | 'facts'>,
  member: MemberFacts,
): Mending {
  const { role } = member
  if (code === 'door-locked') return 'unlock'
  if (code === 'member-stopped' || code === 'member-held') return ofStop(facts.stop, role)
  if (code === 'closed-now') return facts.because === 'switched-off' ? 'release-switch' : 'wait'
  if (code === 'revoke-first') return role === 'user' ? 'administrator-revokes' : 'reissue'
  return byRemedy[remedy.kind]
}

function ofStop(stop: No['facts'][string] | undefined, role: MemberFacts['role']): Mending {
  if (stop === 'ended') return 'nothing'
  return stop === 'locked-by-administrator' && role === 'user' ? 'administrator-unlocks' : 'release-stop'
}

const byRemedy: Record<No['remedy']['kind'], Mending> = {
  renew: 'renew',
  acquire: 'acquire',
  'open-new-pc': 'reissue',
  'ask-administrator': 'administrator-issues',
  'ask-institution': 'reissue',
  'choose-other-certificate': 'choose-other',
  'log-on-with-new': 'log-on-with-new',
  'log-on-again': 'log-on-again',
  'begin-again': 'log-on-again',
  'wait-until': 'wait',
  'none-needed': 'nothing',
}

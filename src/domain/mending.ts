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
  switch (code) {
    case 'door-locked':
      return 'unlock'
    case 'member-stopped':
      if (facts.stop === 'ended') return 'nothing'
      if (facts.stop !== 'locked-by-administrator') return 'release-stop'
      return member.role === 'user' ? 'administrator-unlocks' : 'release-stop'
    case 'closed-now':
      return facts.because === 'switched-off' ? 'release-switch' : 'wait'
    case 'revoke-first':
      return member.role === 'user' ? 'administrator-revokes' : 'reissue'
    default:
      return byRemedy[remedy.kind]
  }
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

import type { Standing } from './standing.ts'

/** What an administrator looks for in the list of his people. */
export type StandingGroup =
  | 'to-renew'
  | 'to-prove'
  | 'to-acquire'
  | 'in-use'
  | 'expired'
  | 'no-certificate'
  | 'stopped'

/** In the order in which they want something of somebody. */
export const standingGroups = [
  'to-renew',
  'to-prove',
  'to-acquire',
  'expired',
  'stopped',
  'no-certificate',
  'in-use',
] as const satisfies readonly StandingGroup[]

const groups: Record<Standing['kind'], StandingGroup> = {
  renewable: 'to-renew',
  'being-proved': 'to-prove',
  'not-acquired': 'to-acquire',
  active: 'in-use',
  'not-yet-valid': 'in-use',
  retiring: 'in-use',
  'expired-recoverable': 'expired',
  lapsed: 'expired',
  revoked: 'no-certificate',
  superseded: 'no-certificate',
  abandoned: 'no-certificate',
  stopped: 'stopped',
}

/** Each standing is in one group. With nothing that could be acquired, who never had a certificate has none. */
export function groupOf(standing: Standing): StandingGroup {
  if (standing.kind === 'not-acquired' && standing.deadline === undefined) return 'no-certificate'
  return groups[standing.kind]
}

/** How the list is ordered; always from the smallest on, those alike by their ID. */
export const peopleSorts = ['expiry', 'name', 'login-id', 'last-logon'] as const

export type PeopleSort = (typeof peopleSorts)[number]

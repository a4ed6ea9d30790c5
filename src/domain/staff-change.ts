import type { StaffId } from './id.ts'
import type { Language } from './language.ts'
import { type StaffRole, staffMay } from './staff.ts'

/** What can be changed of the staff in the office. `renew`: he has lost what he signs in with and begins anew. */
export type StaffChange = 'add' | 'roles' | 'renew' | 'disable'

export type StaffChangeShown = Readonly<{
  format: 1
  act: 'staff-change'
  change: StaffChange
  staffId: string
  loginId: string
  name: string
  language: Language
  /** Empty: none. */
  mailAddress: string
  /** What he is now: nothing for who is new. */
  before: readonly StaffRole[]
  /** What he would be: nothing for who leaves. */
  after: readonly StaffRole[]
}>

/** Of the staff what the rules look at. */
export interface Colleague {
  id: StaffId
  roles: readonly StaffRole[]
  activatedAt?: Temporal.Instant
  disabledAt?: Temporal.Instant
}

/**
 * Whether the institution can go on to change its staff by itself: one who may ask, and another who may approve, both
 * able to sign in.
 */
export function staysAble(people: readonly Colleague[]): boolean {
  const able = people.filter(({ activatedAt, disabledAt }) => activatedAt && disabledAt === undefined)
  return able.some((asker) => {
    const others = able.filter(({ id }) => id !== asker.id)
    return (
      staffMay(asker.roles, 'request-staff-change') &&
      others.some(({ roles }) => staffMay(roles, 'decide-approval'))
    )
  })
}

/** The staff as they would be. Who is new or begins anew cannot sign in yet. */
function changed(
  people: readonly Colleague[],
  { change, staffId, after }: Pick<StaffChangeShown, 'change' | 'staffId' | 'after'>,
): Colleague[] {
  return people.flatMap(({ activatedAt, ...person }): Colleague[] => {
    if (person.id !== staffId) return [{ ...person, ...(activatedAt && { activatedAt }) }]
    if (change === 'disable') return []
    if (change === 'renew') return [person]
    return [{ ...person, roles: after, ...(activatedAt && { activatedAt }) }]
  })
}

/** Why a change cannot be asked for; undefined when it can. */
export function changeFault(
  people: readonly Colleague[],
  asker: StaffId,
  wish: Pick<StaffChangeShown, 'change' | 'staffId' | 'before' | 'after'>,
): 'about-oneself' | 'nothing-to-change' | 'nobody-left' | undefined {
  if (wish.staffId === asker) return 'about-oneself'
  if (wish.change === 'roles' && sameRoles(wish.before, wish.after)) return 'nothing-to-change'
  return staysAble(changed(people, wish)) ? undefined : 'nobody-left'
}

function sameRoles(one: readonly StaffRole[], other: readonly StaffRole[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0
}

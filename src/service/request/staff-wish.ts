import { parseId, readId, type StaffId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import { isMailAddress } from '../../domain/mail-address.ts'
import { oneLine } from '../../domain/one-line.ts'
import { Refusal } from '../../domain/refusal.ts'
import { foldLoginId, isLoginId, type StaffRole } from '../../domain/staff.ts'
import { changeFault, type StaffChangeShown } from '../../domain/staff-change.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'

export type StaffWish =
  | {
      change: 'add'
      /** As it was shown before; absent: nothing was. */
      staffId?: string | undefined
      loginId: string
      name: string
      language: Language
      mailAddress?: string | undefined
      roles: readonly StaffRole[]
    }
  | { change: 'roles'; staffId: string; roles: readonly StaffRole[] }
  | { change: 'renew' | 'disable'; staffId: string }

/** Whom it is about has an id from when it was shown first. */
export type NamedStaffWish = StaffWish & { staffId: string }

/** Word for word what both people are shown of it; refuses what cannot be asked for. */
export async function showStaffWish(
  { staff }: Repositories,
  asker: StaffId,
  wish: NamedStaffWish,
  way: 'look' | 'hold',
): Promise<StaffChangeShown> {
  if (way === 'hold') await staff.lock()
  const people = await staff.all()
  const shown = wish.change === 'add' ? showNew(people, wish) : showThere(people, wish)
  const fault = changeFault(people, asker, shown)
  if (fault !== undefined) throw new Refusal(fault, `the change of ${shown.loginId} cannot be asked for`)
  return shown
}

function showNew(
  people: readonly StaffRecord[],
  {
    staffId,
    loginId: typed,
    name: typedName,
    language,
    mailAddress = '',
    roles,
  }: NamedStaffWish & { change: 'add' },
): StaffChangeShown {
  const loginId = foldLoginId(typed)
  const name = oneLine(typedName)
  if (!isLoginId(loginId)) throw unacceptable('loginId')
  if (name === '' || name.length > 100) throw unacceptable('displayName')
  if (mailAddress !== '' && !isMailAddress(mailAddress)) throw unacceptable('mailAddress')
  const id = readId<StaffId>(staffId)
  if (id === undefined || people.some((person) => person.id === id || person.loginId === loginId))
    throw new Refusal('login-id-taken', 'there is such an ID')
  return shownOf('add', { id, loginId, displayName: name, language, mailAddress }, [], roles)
}

function showThere(
  people: readonly StaffRecord[],
  wish: Exclude<NamedStaffWish, { change: 'add' }>,
): StaffChangeShown {
  const person = people.find(({ id }) => id === wish.staffId)
  if (person === undefined || person.disabledAt !== undefined)
    throw new Refusal('not-found', 'there is no such person of the staff')
  const { roles } = person
  if (wish.change === 'roles') return shownOf('roles', person, roles, wish.roles)
  return shownOf(wish.change, person, roles, wish.change === 'renew' ? roles : [])
}

function shownOf(
  change: StaffChangeShown['change'],
  {
    id,
    loginId,
    displayName,
    language,
    mailAddress,
  }: Pick<StaffRecord, 'id' | 'loginId' | 'displayName' | 'language' | 'mailAddress'>,
  before: readonly StaffRole[],
  after: readonly StaffRole[],
): StaffChangeShown {
  return {
    ...{ format: 1, act: 'staff-change', change, staffId: id, loginId, name: displayName, language },
    mailAddress: mailAddress ?? '',
    before: sorted(before),
    after: sorted(after),
  }
}

const sorted = (roles: readonly StaffRole[]) => [...new Set(roles)].sort()

/** What was asked for, as it was asked. */
export function wishOf(shown: StaffChangeShown): NamedStaffWish {
  const { change, staffId, loginId, name, language, mailAddress, after } = shown
  if (change === 'add') return { change, staffId, loginId, name, language, mailAddress, roles: after }
  return change === 'roles' ? { change, staffId, roles: after } : { change, staffId }
}

export const staffIdOf = ({ staffId }: StaffChangeShown) => parseId<StaffId>(staffId)

const unacceptable = (field: string) =>
  new Refusal('person-unacceptable', `the ${field} cannot be used`, { field })

import { seesPeople } from '../../domain/permission.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Session } from '../logon/session.ts'

export function requireAdministrator({ member }: Pick<Session, 'member'>): void {
  if (!seesPeople(member.role))
    throw new Refusal('not-administrator', 'this is for administrators of a contract')
}

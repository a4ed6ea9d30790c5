import { type MemberId, readId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'

/** The id of an address that somebody opened: what is none names nobody. */
export function requireMemberId(text: string): MemberId {
  const id = readId<MemberId>(text)
  if (id === undefined) throw noSuchMember()
  return id
}

export const noSuchMember = () => new Refusal('not-found', 'there is no such member')

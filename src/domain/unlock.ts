import type { MemberId } from './id.ts'
import type { Bilingual } from './language.ts'
import type { Door, MemberStop, Role } from './life.ts'

/** The member whose doors are to be opened, as he is now, with the number of changes that he and they have seen. */
export interface UnlockTarget {
  memberId: MemberId
  contractNumber: string
  contractName: Bilingual
  loginId: string
  name: string
  role: Role
  stops: readonly MemberStop[]
  version: number
  /** Those that wrong entries have locked. */
  doors: readonly { door: Door; lockedAt: Temporal.Instant; version: number }[]
}

/**
 * Word for word what both people are shown: whoever asks and whoever approves. It opens the doors that wrong entries have
 * locked and no other, and never what an administrator or the institution has stopped.
 */
export type UnlockShown = Readonly<{
  format: 1
  act: 'unlock'
  memberId: string
  contractNumber: string
  contractName: Readonly<Bilingual>
  loginId: string
  name: string
  role: Role
  doors: readonly Readonly<{ door: Door; lockedAt: string }>[]
  /** Of everything it rests on. A door that is not locked may be used meanwhile, and is not in it. */
  versions: Readonly<Record<string, number>>
}>

export function unlockShown({ version, doors, stops: _, ...target }: UnlockTarget): UnlockShown {
  const sorted = [...doors].sort((a, b) => (a.door < b.door ? -1 : 1))
  return {
    format: 1,
    act: 'unlock',
    ...target,
    doors: sorted.map(({ door, lockedAt }) => ({ door, lockedAt: lockedAt.toString() })),
    versions: {
      member: version,
      ...Object.fromEntries(sorted.map((each) => [`door ${each.door}`, each.version])),
    },
  }
}

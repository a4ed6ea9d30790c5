import type { MemberId, StaffId } from '../domain/id.ts'
import type { LetterKind } from '../domain/letter.ts'
import type { OutboxItem } from './outbox.ts'

/** A letter that lies sealed until somebody prints it. */
export interface LetterRecord {
  item: OutboxItem
  kind: LetterKind
  memberId: MemberId
  /** Who of the staff printed the other letter of this person, as long as what stands in it is of use. */
  otherPrintedBy: readonly StaffId[]
}

export interface LetterPlace {
  at: Temporal.Instant
  id: string
}

export interface Letters {
  /** Oldest first, those whose secret is still of use. */
  page(kind: LetterKind, limit: number, now: Temporal.Instant, after?: LetterPlace): Promise<LetterRecord[]>
  count(kind: LetterKind, now: Temporal.Instant): Promise<number>
  /** These, of those that can be printed; and nobody prints a letter of the same people until the transaction ends. */
  lock(kind: LetterKind, ids: readonly string[], now: Temporal.Instant): Promise<LetterRecord[]>
  /** For good: what stood in them is erased in the same breath. */
  print(
    letters: readonly Pick<LetterRecord, 'item' | 'kind' | 'memberId'>[],
    by: { batchId: string; staffId: StaffId; at: Temporal.Instant },
  ): Promise<void>
}

import type { CertificateId, MemberId } from '../domain/id.ts'
import type { Language } from '../domain/language.ts'

export interface OutboxItem {
  id: string
  kind: string
  channel: 'mail' | 'letter'
  memberId: MemberId
  /** The mail address; absent for a letter. */
  address?: string
  language: Language
  subject: string
  createdAt: Temporal.Instant
  /** When the secret in it stops being of use; the sealed body is erased then. */
  outOfDateAt?: Temporal.Instant
  /** The short code that stands in it; a letter has none. */
  code?: string
  /** What it is about, where it is about one certificate. */
  certificateId?: CertificateId
  body: { kind: 'plain'; text: string } | { kind: 'sealed'; bytes: Uint8Array } | { kind: 'erased' }
}

export interface Outbox {
  add(item: OutboxItem): Promise<void>
  /** Many in one statement. */
  addAll(items: readonly OutboxItem[]): Promise<void>
  /** Newest first, `limit` of them, older than `before` (keyset). */
  page(limit: number, before?: { createdAt: Temporal.Instant; id: string }): Promise<OutboxItem[]>
  /** Of one member, newest first. */
  ofMember(member: MemberId): Promise<OutboxItem[]>
  /** When the last of this kind went to the member. */
  lastOf(member: MemberId, kind: string): Promise<Temporal.Instant | undefined>
  /** Whoever asks with the same words waits until the transaction of the first has ended. */
  inTurn(words: string): Promise<void>
  /** Erases sealed bodies that are out of date by now. */
  eraseOutOfDate(now: Temporal.Instant): Promise<number>
  /** The member's secrets were used: erases his sealed bodies of these kinds. */
  eraseOfMember(member: MemberId, kinds: readonly string[], at: Temporal.Instant): Promise<void>
}

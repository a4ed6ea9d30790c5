import type { MemberId } from '../domain/id.ts'
import type { Language } from '../domain/language.ts'
import type { Delivery } from './contract-people.ts'
import type { ListPlace } from './staff-records.ts'

/** A mail as its reader may see it again. One that was withdrawn before it was sent is none. */
export interface SentMail {
  id: string
  writtenAt: Temporal.Instant
  /** When a server took it. */
  sentAt?: Temporal.Instant
  address: string
  language: Language
  subject: string
  /** What stands in it, by which it can be told from a false one. */
  code?: string
  delivery: Exclude<Delivery, 'withdrawn'>
  /** Absent where it carried a secret. */
  text?: string
}

export interface SentMails {
  /** To one member, newest first, older than `before` (keyset). */
  page(member: MemberId, limit: number, before?: ListPlace): Promise<SentMail[]>
  byId(member: MemberId, id: string): Promise<SentMail | undefined>
  /** The newest to this member in which the code stands. */
  byCode(member: MemberId, code: string): Promise<SentMail | undefined>
}

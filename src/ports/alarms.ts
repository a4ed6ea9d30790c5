import type { AuthorityAlarmKind } from '../domain/authority-alarms.ts'
import type { DeskAlarmKind } from '../domain/desk-alarms.ts'
import type { CertificateId, MemberId, StaffId } from '../domain/id.ts'

export type AlarmId = string & { readonly brand: 'AlarmId' }

/**
 * What staff must look at: a member disowns a certificate or reports that his own is lost; somebody of the staff was
 * disabled, or given another activation code, at the terminal; mails to a member come back,
 * or none are taken from the institution; another system is not told any more; a CA nears its end, was revoked here or by its
 * root elsewhere, or lists are late; a reissue, or what follows it, looks like an attack.
 */
export type AlarmKind =
  | 'not-me'
  | 'loss'
  | 'staff-disabled'
  | 'staff-renewed'
  | 'mail-returned'
  | 'mail-refused'
  | AuthorityAlarmKind
  | 'webhook-paused'
  | DeskAlarmKind

export interface AlarmRecord {
  id: AlarmId
  kind: AlarmKind
  /** About whom: a member, or one of the staff; nobody where the mail server refuses the institution's sender, or another system is not told any more. */
  memberId?: MemberId
  staffId?: StaffId
  /** Which certificate it is about, where it is about one. */
  certificateId?: CertificateId
  raisedAt: Temporal.Instant
  /** Ids, codes and instants; never a name or an address. */
  facts: Readonly<Record<string, string>>
  seen?: { at: Temporal.Instant; by: StaffId }
}

/** Where a page of them goes on. */
export type AlarmKey = Pick<AlarmRecord, 'id' | 'raisedAt'>

export interface Alarms {
  /** In the transaction of what raises it. */
  raise(alarm: Omit<AlarmRecord, 'seen'>): Promise<void>
  /** Those that nobody has seen, oldest first: `limit` of them, after `after` (keyset). */
  open(limit: number, after?: AlarmKey): Promise<AlarmRecord[]>
  /** Seen or not, newest first: `limit` of them, before `before` (keyset). */
  page(limit: number, before?: AlarmKey): Promise<AlarmRecord[]>
  /** Whether one of this kind waits to be seen. */
  isUnseen(kind: AlarmKind): Promise<boolean>
  /** Whether there was ever one of this kind with these facts. */
  isRaised(kind: AlarmKind, facts: Readonly<Record<string, string>>): Promise<boolean>
  byId(id: AlarmId): Promise<AlarmRecord | undefined>
  /** All of a member, newest first. */
  ofMember(member: MemberId): Promise<AlarmRecord[]>
  /** False when there is no such alarm, or somebody had seen it before. */
  see(id: AlarmId, by: StaffId, at: Temporal.Instant): Promise<boolean>
}

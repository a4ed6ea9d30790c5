import type { MemberId } from '../domain/id.ts'
import type { NoticeRow } from '../domain/notice-account.ts'

/** By which somebody is named at a terminal. */
export type NamedHolder = { id: string } | { serialNumber: string } | { contract: string; loginId: string }

export interface NoticeAccounts {
  /** The member of this id, or the holder of the certificate of this id or serial number. */
  holder(named: NamedHolder): Promise<MemberId | undefined>
  /** All notices about what is his, to whomever, the earliest first. */
  of(holder: MemberId): Promise<NoticeRow[]>
}

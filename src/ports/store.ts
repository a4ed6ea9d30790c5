import type { InstitutionId } from '../domain/id.ts'
import type { Acquisitions, PickupCodes } from './acquisition-records.ts'
import type { Alarms } from './alarms.ts'
import type { ApiRecords } from './api-records.ts'
import type { AuditInspection, AuditKeys, AuditSeals } from './audit-seal.ts'
import type { AuditTrail } from './audit-trail.ts'
import type { BoardRecords } from './board.ts'
import type { Campaign } from './campaign.ts'
import type { Certificates, Issuers } from './certificate-records.ts'
import type { ContractPeople } from './contract-people.ts'
import type { DeskForms } from './desk-forms.ts'
import type { AddressChanges, ContractStops, Memberships } from './desk-records.ts'
import type { EstSecrets } from './est-secrets.ts'
import type { Figures } from './figures.ts'
import type { Institutions } from './institution-records.ts'
import type { Joining } from './joining.ts'
import type { JournalRecords } from './journal.ts'
import type { KillSwitches } from './kill-switches.ts'
import type { Letters } from './letters.ts'
import type { LogonAttempts, Sessions } from './logon-records.ts'
import type { MailTroubles } from './mail-troubles.ts'
import type { Doors, Entitlements, Members } from './member-records.ts'
import type { MemberSearch } from './member-search.ts'
import type { NoticeAccounts } from './notice-accounts.ts'
import type { Notices } from './notices.ts'
import type { OpenidRecords } from './openid-records.ts'
import type { Outbox } from './outbox.ts'
import type { PolicyVersions } from './policy-versions.ts'
import type { Purge } from './purge.ts'
import type { MemberCeremonies, MemberPasskeys, RecoveryApprovals } from './recovery-records.ts'

import type { Register } from './register.ts'

import type { RenewalPulls } from './renewal-pulls.ts'

import type { Renewals } from './renewal-records.ts'
import type { Sending } from './sending.ts'
import type { SentMails } from './sent-mails.ts'
import type { Approvals, Ceremonies, Staff, StaffDoors, StaffSessions, Timeline } from './staff-records.ts'
import type { OcspRecords, StatusLists } from './status.ts'
import type { Swift } from './swift.ts'
import type { Webhooks } from './webhooks.ts'

/** What one institution has in the database. Everything asked here is asked of that institution alone. */
export interface Repositories {
  institution: InstitutionId
  members: Members
  doors: Doors
  entitlements: Entitlements
  pickupCodes: PickupCodes
  acquisitions: Acquisitions
  estSecrets: EstSecrets
  addressChanges: AddressChanges
  memberships: Memberships
  contractStops: ContractStops
  issuers: Issuers
  certificates: Certificates
  renewals: Renewals
  sessions: Sessions
  attempts: LogonAttempts
  notices: Notices
  noticeAccounts: NoticeAccounts
  outbox: Outbox
  letters: Letters
  joining: Joining
  journal: JournalRecords
  sending: Sending
  sentMails: SentMails
  mailTroubles: MailTroubles
  alarms: Alarms
  statusLists: StatusLists
  ocsp: OcspRecords
  audit: AuditTrail
  seals: AuditSeals
  auditKeys: AuditKeys
  inspection: AuditInspection
  staff: Staff
  staffDoors: StaffDoors
  staffSessions: StaffSessions
  ceremonies: Ceremonies
  approvals: Approvals
  board: BoardRecords
  memberSearch: MemberSearch
  contractPeople: ContractPeople
  deskForms: DeskForms
  policyVersions: PolicyVersions
  killSwitches: KillSwitches
  renewalPulls: RenewalPulls
  memberPasskeys: MemberPasskeys
  memberCeremonies: MemberCeremonies
  recoveryApprovals: RecoveryApprovals
  timeline: Timeline
  campaign: Campaign
  figures: Figures
  purge: Purge
  register: Register
  api: ApiRecords
  webhooks: Webhooks
  openid: OpenidRecords
}

export interface Store {
  institutions: Institutions
  /** Reads and single statements outside a transaction. */
  at(institution: InstitutionId): Repositories
  /** The hot path: issuing in a renewal, a statement for each step. */
  swift(institution: InstitutionId): Swift
  /**
   * The unit of work: all of it or nothing, on one connection, durable when it answers. `act` may be run again
   * from the start when the database asks for it, so it does nothing but call the repositories. With `one-moment` all that
   * it reads is as it was when it began, and it comes again where somebody has changed what it would change.
   */
  transact<T>(
    institution: InstitutionId,
    act: (repositories: Repositories) => Promise<T>,
    sees?: 'one-moment',
  ): Promise<T>
}

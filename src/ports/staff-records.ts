import type { ApprovalState, Requester } from '../domain/approval.ts'
import type { ApprovalKind, ApprovalShown } from '../domain/approval-shown.ts'
import type { AuditEvent } from '../domain/audit-event.ts'
import type { ApiClientId, ApprovalId, ContractId, MemberId, StaffId } from '../domain/id.ts'
import type { Language } from '../domain/language.ts'
import type { LastMail } from '../domain/mail-verdict.ts'
import type { StaffRole } from '../domain/staff.ts'
import type { UnlockTarget } from '../domain/unlock.ts'
import type { Passkey } from './office-credentials.ts'

export interface StaffRecord {
  id: StaffId
  loginId: string
  displayName: string
  language: Language
  roles: readonly StaffRole[]
  /** Where a test mail goes that he asks for. */
  mailAddress?: string
  passwordHash?: string
  /** Sealed. Before the activation it is the one that was offered. */
  totpSecret?: Uint8Array
  totpLastStep?: number
  /** Until he has activated himself. */
  activation?: { codeHash: Uint8Array; expiresAt: Temporal.Instant }
  activatedAt?: Temporal.Instant
  disabledAt?: Temporal.Instant
}

export interface StaffCodeHalf {
  half: 'first' | 'second'
  sealed: Uint8Array
}

export interface Staff {
  add(
    person: Pick<StaffRecord, 'id' | 'loginId' | 'displayName' | 'language' | 'roles' | 'mailAddress'> &
      Required<Pick<StaffRecord, 'activation'>>,
    at: Temporal.Instant,
  ): Promise<void>
  /** Nobody else adds, disables or renews staff of this institution until the transaction ends. */
  lock(): Promise<void>
  byId(id: StaffId): Promise<StaffRecord | undefined>
  byLoginId(folded: string): Promise<StaffRecord | undefined>
  /** In the order in which they came. */
  all(): Promise<StaffRecord[]>
  /**
   * Another code: who had the one before gets no further, and what was offered for it is forgotten. Nothing for who is
   * activated.
   */
  setActivation(id: StaffId, activation: NonNullable<StaffRecord['activation']>): Promise<void>
  /**
   * Keeps the first secret that was offered for this code, and answers with the one that is kept. Nothing when it is no
   * more his code, for which he was activated or was given another.
   */
  offerTotp(id: StaffId, codeHash: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | undefined>
  /**
   * The code is spent. False when it is no more his code, for which he was activated or was given another. Without a
   * password the offered TOTP secret goes.
   */
  activate(
    id: StaffId,
    codeHash: Uint8Array,
    at: Temporal.Instant,
    password: { hash: string; step: number } | undefined,
  ): Promise<boolean>
  setMail(id: StaffId, mailAddress: string): Promise<void>
  setRoles(id: StaffId, roles: readonly StaffRole[]): Promise<void>
  /** A half of his activation code, sealed, for one person to read; in the place of one from before. */
  keepHalf(half: StaffCodeHalf & { staffId: StaffId; heldBy: StaffId; approvalId: ApprovalId }): Promise<void>
  /** Reads it and erases it. */
  takeHalf(id: StaffId, heldBy: StaffId): Promise<StaffCodeHalf | undefined>
  /** Halves of codes that open nothing any more: used, past or replaced. Answers with how many went. */
  eraseHalves(now: Temporal.Instant): Promise<number>
  /** Of whom a half waits for this person. */
  halvesOf(heldBy: StaffId): Promise<StaffId[]>
  /** For good: there is no way back. */
  disable(id: StaffId, at: Temporal.Instant): Promise<void>
  /** As if he had never been activated: password, one-time codes and passkeys open nothing any more. */
  renew(id: StaffId, activation: NonNullable<StaffRecord['activation']>, at: Temporal.Instant): Promise<void>
  /** Whether he is activated and not disabled; and so he stays until the transaction ends. */
  holdActive(id: StaffId): Promise<boolean>
  /** False when a code of this step or a later one was taken before. */
  takeStep(id: StaffId, step: number): Promise<boolean>
  /** False when this credential is there already, retired or not. */
  addPasskey(id: StaffId, passkey: Passkey, at: Temporal.Instant): Promise<boolean>
  passkeysOf(id: StaffId): Promise<Passkey[]>
  byPasskey(credentialId: Uint8Array): Promise<{ passkey: Passkey; person: StaffRecord } | undefined>
  /** False when the counter has been there before: the authenticator was copied, or this is a replay. */
  countUse(credentialId: Uint8Array, counter: number, at: Temporal.Instant): Promise<boolean>
}

export type StaffDoor = 'password' | 'activation'

export interface StaffDoors {
  /**
   * Takes one try before the secret is compared, in a transaction of its own. Answers with the number of tries taken, or
   * 'locked'. A lock that was set at `openedBy` or before it is open, and the tries begin anew.
   */
  reserveTry(
    id: StaffId,
    door: StaffDoor,
    limit: number,
    at: Temporal.Instant,
    openedBy: Temporal.Instant,
  ): Promise<number | 'locked'>
  clearTries(id: StaffId, door: StaffDoor): Promise<void>
  /** Nothing was compared. */
  giveBackTry(id: StaffId, door: StaffDoor): Promise<void>
}

export type StaffSessionId = string & { readonly brand: 'StaffSessionId' }
export type SignInMethod = 'passkey' | 'password'
export type StaffSessionEnd =
  | 'idle'
  | 'absolute'
  | 'clock'
  | 'demo'
  | 'signed-out'
  | 'replaced'
  | 'disabled'
  | 'renewed'

export interface StaffSessionRecord {
  id: StaffSessionId
  staffId: StaffId
  method: SignInMethod
  createdAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  ended?: StaffSessionEnd
}

export interface StaffSessions {
  add(session: Omit<StaffSessionRecord, 'lastSeenAt'>, tokenHash: Uint8Array): Promise<void>
  /** Undefined when unknown. The person comes as he is now. */
  byToken(
    tokenHash: Uint8Array,
  ): Promise<{ session: StaffSessionRecord; person: StaffRecord; hasPasskey: boolean } | undefined>
  touch(id: StaffSessionId, at: Temporal.Instant): Promise<void>
  /** False when it had ended before. */
  end(id: StaffSessionId, reason: StaffSessionEnd, at: Temporal.Instant): Promise<boolean>
  /** All of one person; answers with how many there were. */
  endAllOf(id: StaffId, reason: StaffSessionEnd, at: Temporal.Instant): Promise<number>
  /** Whether it has not ended; and nobody else ends it until the transaction ends. */
  hold(id: StaffSessionId): Promise<boolean>
  /** All of the institution: the demo's clock was moved. */
  endAll(reason: StaffSessionEnd, at: Temporal.Instant): Promise<number>
}

export type CeremonyPurpose =
  | { kind: 'sign-in' }
  | { kind: 'activation'; staffId: StaffId }
  | { kind: 'approval'; staffId: StaffId; approvalId: ApprovalId }

export interface CeremonyRecord {
  id: string
  purpose: CeremonyPurpose
  challenge: Uint8Array
  expiresAt: Temporal.Instant
}

export interface Ceremonies {
  add(ceremony: CeremonyRecord): Promise<void>
  /** Spends it by this very presentation, right or wrong. Undefined when it is unknown or was spent before. */
  spend(id: string, at: Temporal.Instant): Promise<CeremonyRecord | undefined>
  /** Answers with how many. */
  removeExpired(before: Temporal.Instant): Promise<number>
}

export interface StaffName {
  id: StaffId
  name: string
}

/** Without an id: an operator at the terminal, by the name that he gave. */
export interface AskerName {
  id?: StaffId
  name: string
}

export interface ApprovalRecord {
  id: ApprovalId
  state: ApprovalState
  /** What it is about: of one kind, one is open at a time. */
  subjectId: string
  /** Of an unlock. */
  memberId?: MemberId
  requestedBy: AskerName
  requester: Requester
  requestedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  evidence: string
  /** Its `act` is the kind of the request. */
  shown: ApprovalShown
  /** SHA-256 in lower-case hex. */
  shownHash: string
  decidedBy?: StaffName
  decidedAt?: Temporal.Instant
  decisionReason?: string
}

export type NewApproval = Pick<
  ApprovalRecord,
  'id' | 'subjectId' | 'memberId' | 'requestedAt' | 'expiresAt' | 'evidence' | 'shown' | 'shownHash'
> & { requestedBy: StaffId | { client: ApiClientId } | { operator: string } }

/** Where a page of a list goes on: behind this entry. */
export interface ListPlace {
  at: Temporal.Instant
  id: string
}

export interface Approvals {
  /** False when one of this kind about the same is open already. */
  add(approval: NewApproval): Promise<boolean>
  byId(id: ApprovalId): Promise<ApprovalRecord | undefined>
  /** As byId, and nobody else decides it until the transaction ends. */
  lock(id: ApprovalId): Promise<ApprovalRecord | undefined>
  /** Of this kind and about this: one, or none. */
  openAbout(kind: ApprovalKind, subjectId: string): Promise<ApprovalId[]>
  openBy(requester: StaffId): Promise<ApprovalId[]>
  /** About this person, or about his contract. */
  openOf(member: MemberId, contract: ContractId): Promise<{ id: ApprovalId; act: ApprovalKind }[]>
  /** Open ones oldest first by when they were requested, closed ones newest first by when they were decided. */
  page(
    state: 'open' | 'closed',
    kinds: readonly ApprovalKind[],
    limit: number,
    after: ListPlace | undefined,
  ): Promise<ApprovalRecord[]>
  /** False when it was not open any more. */
  close(
    id: ApprovalId,
    as: Exclude<ApprovalState, 'open'>,
    at: Temporal.Instant,
    by?: { staffId?: StaffId; reason?: string },
  ): Promise<boolean>
  target(member: MemberId): Promise<UnlockTarget | undefined>
  /** As target, and nobody changes the member or his locked doors until the transaction ends. */
  lockTarget(member: MemberId): Promise<UnlockTarget | undefined>
}

/** One event of a member's trail, with the name of the staff who did it. */
export interface TimelineEntry {
  event: AuditEvent
  actorName?: string
}

export interface Timeline {
  /** The last mail about his certificate that was not withdrawn, and what became of it. */
  lastMail(member: MemberId): Promise<LastMail | undefined>
  /** Newest first. */
  ofMember(member: MemberId, limit: number, before: ListPlace | undefined): Promise<TimelineEntry[]>
  /** Whether this person of the staff has read the member's page since. */
  wasRead(member: MemberId, by: StaffId | ApiClientId, since: Temporal.Instant): Promise<boolean>
}

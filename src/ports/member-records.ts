import type { Forgetting } from '../domain/door-tries.ts'
import type { ContractId, EntitlementId, MemberId } from '../domain/id.ts'
import type { Switches } from '../domain/kill-switch.ts'
import type { Bilingual, Language } from '../domain/language.ts'
import type { Door, EntitlementFacts, EntitlementReason, Life, MemberStop, Role } from '../domain/life.ts'

export interface ContractRecord {
  id: ContractId
  number: string
  name: Bilingual
  /** How the name is read, as the institution keeps it. */
  kana?: string
  /** The branch that keeps the account. */
  branch?: Branch
}

export interface Branch {
  code: string
  name: string
}

export interface MemberRecord {
  id: MemberId
  contract: ContractRecord
  role: Role
  loginId: string
  displayName: string
  mailAddress?: string
  language: Language
  subject: string
  holderNumber: string
  pinHash?: string
  confirmationPinHash?: string
  /** Absent while the PINs are the temporary ones. */
  pinsChangedAt?: Temporal.Instant
  stops: readonly MemberStop[]
}

/** A life with the switches of his institution as they were at the same instant: neither is decided upon without the other. */
export interface LifeAsRead extends Life {
  switches: Switches
}

/** Whom a mail goes to. */
export type Recipient = Pick<
  MemberRecord,
  'id' | 'contract' | 'loginId' | 'displayName' | 'mailAddress' | 'language'
>

export interface NewMember {
  id: MemberId
  contractId: ContractId
  role: Role
  loginId: string
  displayName: string
  mailAddress?: string
  language: Language
  subject: string
  holderNumber: string
  pinHash: string
  confirmationPinHash: string
}

export interface Members {
  addContract(contract: ContractRecord, at: Temporal.Instant): Promise<void>
  contractByNumber(number: string): Promise<ContractRecord | undefined>
  add(member: NewMember, at: Temporal.Instant): Promise<void>
  byId(id: MemberId): Promise<MemberRecord | undefined>
  /** Without a login ID: the contract's first member of that role who has not left (the administrator's form, domain.md §5). */
  byLogin(contractNumber: string, role: Role, loginId: string | undefined): Promise<MemberRecord | undefined>
  /** Of a contract, who have not left and are written to at this address, in whatever case it was typed; a few at most. */
  byAddress(contractNumber: string, address: string): Promise<MemberRecord[]>
  administratorsOf(contract: ContractId): Promise<MemberRecord[]>
  all(): Promise<MemberRecord[]>
  /** Everything the rules look at; undefined for an unknown member. */
  life(id: MemberId): Promise<LifeAsRead | undefined>
  /** As life, and no other transaction changes this member until ours ends. */
  lockLife(id: MemberId): Promise<LifeAsRead | undefined>
  /** `changedAt` is absent for temporary ones. */
  setPins(
    id: MemberId,
    pinHash: string,
    confirmationPinHash: string,
    changedAt: Temporal.Instant | undefined,
  ): Promise<void>
  setLanguage(id: MemberId, language: Language): Promise<void>
  /** The stop `loss-reported`. False when it was there already. */
  reportLoss(id: MemberId, at: Temporal.Instant): Promise<boolean>
  /** Counts one more certificate and answers with its number, from 1. */
  nextCertificateNumber(id: MemberId): Promise<number>
}

export interface Doors {
  /**
   * Takes one try before the secret is compared, in a transaction of its own. Answers with the number of tries
   * taken, or 'locked' when all were taken before; the try that reaches the limit locks the door behind it. What is
   * forgotten counts no more (domain/door-tries.ts).
   */
  reserveTry(
    member: MemberId,
    door: Door,
    limit: number,
    at: Temporal.Instant,
    forgetting?: Forgetting,
  ): Promise<number | 'locked'>
  /** A try with an ID that is nobody's: as dear as somebody's, and counted in a bounded number of rows, in any of them by chance. */
  countStranger(chance: number, at: Temporal.Instant): Promise<void>
  /** The secret was right: all tries are given back, and a lock that this very try set is opened. */
  clearTries(member: MemberId, door: Door): Promise<void>
  /** Nothing was compared: this one try is given back, and a lock that it set is opened. */
  giveBackTry(member: MemberId, door: Door): Promise<void>
}

export interface Entitlements {
  add(
    entitlement: {
      id: EntitlementId
      memberId: MemberId
      reason: EntitlementReason
      deadline: Temporal.PlainDate
    },
    at: Temporal.Instant,
  ): Promise<void>
  openOf(member: MemberId): Promise<EntitlementFacts | undefined>
  /** False when it was not open any more. */
  close(id: EntitlementId, as: 'used' | 'withdrawn', at: Temporal.Instant): Promise<boolean>
}

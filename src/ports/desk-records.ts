import type { ContractId, MemberId } from '../domain/id.ts'
import type { MemberStop } from '../domain/life.ts'

/** A new mail address that waits for the code that was sent to it. */
export interface AddressChangeRecord {
  id: string
  memberId: MemberId
  /** Absent: he had none. */
  oldAddress?: string
  newAddress: string
  askedBy: { kind: 'member' | 'staff'; id: string }
  askedAt: Temporal.Instant
  codeHash: Uint8Array
  expiresAt: Temporal.Instant
  tries: number
}

export interface AddressChanges {
  add(change: Omit<AddressChangeRecord, 'tries'>): Promise<void>
  /** The one that waits and has not run out. */
  openOf(member: MemberId, now: Temporal.Instant): Promise<AddressChangeRecord | undefined>
  /** Takes a try before the comparison; undefined when there is none left, or no such change. */
  reserveTry(member: MemberId, limit: number, now: Temporal.Instant): Promise<AddressChangeRecord | undefined>
  /** False when it was not open any more. */
  close(id: string, as: 'confirmed' | 'withdrawn', at: Temporal.Instant): Promise<boolean>
  /** The one of the member that waits, run out or not. True when there was one. */
  withdrawOf(member: MemberId, at: Temporal.Instant): Promise<boolean>
  /** When an address was last changed: of the member, or of an administrator of the contract. */
  lastChange(member: MemberId, contract: ContractId): Promise<Temporal.Instant | undefined>
  /** When that of the member himself was. */
  lastChangeOf(member: MemberId): Promise<Temporal.Instant | undefined>
}

/** What a desk changes of a member. Each in a transaction that has locked his life. */
export interface Memberships {
  /** Sets or lifts one stop. False when it was so already. */
  stop(id: MemberId, stop: MemberStop, at: Temporal.Instant): Promise<boolean>
  lift(id: MemberId, stop: MemberStop): Promise<boolean>
  setMailAddress(id: MemberId, address: string): Promise<void>
  /** Of anybody of the contract who has not left, besides this member; folded, as people write addresses. */
  hasAddress(contract: ContractId, address: string, besides: MemberId | undefined): Promise<boolean>
  /** Whether anybody of the contract has, or had, this ID, however it is written. */
  hasLoginId(contract: ContractId, loginId: string): Promise<boolean>
  /** Whether somebody of this name or address left the contract since. */
  hasLeftSince(
    contract: ContractId,
    like: { displayName: string; mailAddress: string | undefined },
    since: Temporal.Instant,
  ): Promise<boolean>
  /** Whether he has logged on from the network of this keyed hash before. */
  hasLoggedOnFrom(id: MemberId, origin: string): Promise<boolean>
}

/** How many people it suspended, and how many new addresses and passkeys of theirs it ended. */
export interface ContractStopped {
  people: number
  addressChanges: number
  passkeys: number
}

/** The stop of a whole contract, in a few statements however many people it has. */
export interface ContractStops {
  /** Since when it is stopped; nobody changes that until the transaction ends. Undefined for an unknown contract. */
  lock(contract: ContractId): Promise<{ stoppedAt?: Temporal.Instant } | undefined>
  stoppedAt(contract: ContractId): Promise<Temporal.Instant | undefined>
  /**
   * Suspends everybody who is not suspended, and ends of all what the stop of one person ends: sessions, renewals,
   * acquisitions, codes with the letters and mails that hold them, addresses that wait for a code, and passkeys.
   */
  stop(contract: ContractId, at: Temporal.Instant): Promise<ContractStopped>
  /** Lifts what `stop` of that instant set, and nothing else. Answers with the number of people. */
  release(contract: ContractId, stoppedAt: Temporal.Instant): Promise<number>
}

import type { ApiClientId, ContractId, EntitlementId, IssuerId, MemberId, StaffId } from '../domain/id.ts'
import type { ImportKind } from '../domain/import-request.ts'
import type { ContractRecord, NewMember } from './member-records.ts'

/** A file that waits for another person's word. */
export interface ImportFile {
  id: string
  what: ImportKind
  issues: boolean
  issuerId?: IssuerId
  name: string
  sha256: Uint8Array
  content: Uint8Array
}

/** Who has no PINs yet: they are made when his letter is written. */
export type JoiningMember = Omit<NewMember, 'pinHash' | 'confirmationPinHash'>

export interface JoiningEntitlement {
  id: EntitlementId
  memberId: MemberId
  deadline: Temporal.PlainDate
}

export interface Holder {
  contract: string
  loginId: string
  /** The ID by which he was asked for: his own, but for capitals. */
  asked: string
  id: MemberId
  hasLeft: boolean
  /** One that is in use, or waits for its first log-on. */
  hasCertificate: boolean
}

/** How far the certificates of the CAs in use before have been replaced. */
export interface PredecessorCount {
  issuerId: IssuerId
  /** In use, and nothing newer beside. */
  left: number
  /** In use, and a new one waits for its first log-on. */
  renewing: number
  /** Past their last day, and nothing newer. */
  expired: number
  /** Replaced, or ended. */
  done: number
  /** Brought in, and never shown to us. */
  unseen: number
}

export interface PredecessorContract {
  contractId: ContractId
  number: string
  name: ContractRecord['name']
  branch?: { code: string; name: string }
  left: number
  expired: number
  done: number
  /** Of those that are left, the first. */
  nextExpiry?: Temporal.PlainDate
}

/** People and certificates that come in by the thousand: each method is one statement for any number. */
export interface Joining {
  contracts(numbers: readonly string[]): Promise<ContractRecord[]>
  holders(of: readonly { contract: string; loginId: string }[]): Promise<Holder[]>
  /** Which of these are there already: fingerprints of anybody's certificate, serial numbers of this issuer. */
  certificates(
    issuer: IssuerId,
    fingerprints: readonly string[],
    serialNumbers: readonly string[],
  ): Promise<{ fingerprints: string[]; serialNumbers: string[] }>
  addContracts(contracts: readonly ContractRecord[], at: Temporal.Instant): Promise<void>
  addMembers(members: readonly JoiningMember[], at: Temporal.Instant): Promise<void>
  addEntitlements(entitlements: readonly JoiningEntitlement[], at: Temporal.Instant): Promise<void>
  addFile(
    file: ImportFile,
    by: StaffId | { client: ApiClientId } | { operator: string },
    at: Temporal.Instant,
  ): Promise<void>
  /** The newest with these bytes for this purpose, whose content is still there. */
  file(
    of: Pick<ImportFile, 'what' | 'issues' | 'issuerId'> & { sha256: Uint8Array },
  ): Promise<ImportFile | undefined>
  eraseFiles(sha256: Uint8Array, at: Temporal.Instant): Promise<void>
  /** Content of which no open request speaks. Answers with how many. */
  eraseForgotten(at: Temporal.Instant): Promise<number>
  /** Who came by file, has not left and was never sent a letter with PINs; the first come first. */
  withoutPins(limit: number): Promise<MemberId[]>
  countWithoutPins(): Promise<number>
  /** Of every CA that was in use before. */
  predecessors(today: Temporal.PlainDate): Promise<PredecessorCount[]>
  /** Contracts with such certificates, those with the most that are left first; a page behind `after`. */
  predecessorContracts(
    today: Temporal.PlainDate,
    limit: number,
    after?: { left: number; contractId: string },
  ): Promise<PredecessorContract[]>
}

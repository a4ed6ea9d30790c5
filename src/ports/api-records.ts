import type { ApiClientWay } from '../domain/api-client.ts'
import type { ApiScope } from '../domain/api-scope.ts'
import type { ApiClientId, ApprovalId } from '../domain/id.ts'
import type { ContractRecord } from './member-records.ts'

/** A program that two people have let in. */
export interface ApiClientRecord {
  id: ApiClientId
  name: string
  way: ApiClientWay
  /** DER: the certificate, or the SubjectPublicKeyInfo. */
  key: Uint8Array
  /** SHA-256 of it. */
  fingerprint: Uint8Array
  scopes: readonly ApiScope[]
  approvalId: ApprovalId
  addedAt: Temporal.Instant
  endedAt?: Temporal.Instant
}

export interface ApiToken {
  /** SHA-256 of what the client holds. */
  hash: Uint8Array
  clientId: ApiClientId
  scopes: readonly ApiScope[]
  /** The certificate that must be shown with it. */
  boundTo?: Uint8Array
  issuedAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** What was answered to a request, for when it comes again. */
export interface KeptAnswer {
  requestHash: Uint8Array
  status: number
  body: string
}

/** What an answer is kept under: whose it is, the key that the client gave it, and the hash of what was asked. */
export interface AnswerKey {
  clientId: ApiClientId
  key: string
  requestHash: Uint8Array
}

export interface ApiRecords {
  addClient(client: ApiClientRecord): Promise<void>
  client(id: ApiClientId): Promise<ApiClientRecord | undefined>
  /** The newest first. */
  clients(): Promise<ApiClientRecord[]>
  /** False when it has ended before. */
  endClient(id: ApiClientId, at: Temporal.Instant): Promise<boolean>
  addToken(token: ApiToken): Promise<void>
  /** With its client, whether or not either is over. */
  token(hash: Uint8Array): Promise<{ token: ApiToken; client: ApiClientRecord } | undefined>
  /** False when this client has used it before. */
  spend(clientId: ApiClientId, jtiHash: Uint8Array, until: Temporal.Instant): Promise<boolean>
  /** Undefined when this is the first with this key: what is answered is to be kept in the same transaction. Waits for another that is under way. */
  beginAnswer(answer: AnswerKey, at: Temporal.Instant): Promise<KeptAnswer | undefined>
  keepAnswer(answer: AnswerKey, status: number, body: string): Promise<void>
  /** What is over for nobody to miss: tokens and assertions that ended, answers of before. */
  forget(now: Temporal.Instant, answersBefore: Temporal.Instant): Promise<number>
  /** In the order of their numbers, after this one. */
  contracts(limit: number, after: string | undefined): Promise<ContractRecord[]>
}

import type { StoredEvent } from '../domain/audit-chain.ts'
import type { AuditHead, AuditSeal, UnsealedEvent } from '../domain/audit-seal.ts'
import type { SignatureAlgorithm } from '../pki/signature-algorithm.ts'
import type { KeyId } from './signer.ts'

/** The chain over an institution's trail. Insert-only. */
export interface AuditSeals {
  /** False when nothing waits: cheap enough to be asked every second. */
  isWaiting(): Promise<boolean>
  /** Keeps every other sealer of this institution out until the transaction ends. False when one is at it. */
  tryLock(): Promise<boolean>
  /** Undefined where nothing was sealed yet. */
  head(): Promise<AuditHead | undefined>
  /** The oldest that wait, by (at, id). */
  unsealed(limit: number): Promise<UnsealedEvent[]>
  /** With it the events wait no more. */
  add(seals: readonly AuditSeal[]): Promise<void>
}

/** A key that signs checkpoints, and nothing else. */
export interface AuditKey {
  keyId: KeyId
  signatureAlgorithm: SignatureAlgorithm
  spki: Uint8Array
}

/** Insert-only. */
export interface AuditKeys {
  /** Newest first. */
  all(): Promise<AuditKey[]>
  /** For an institution that has none, in a transaction of its own: when two nodes come at once, one key is kept, and both are answered with it. */
  addFirst(key: AuditKey, at: Temporal.Instant): Promise<AuditKey>
}

/** A seal, and what lies in the trail today under its event's id and time. */
export interface SealedEntry {
  seal: AuditSeal
  row: StoredEvent | 'missing' | 'unreadable'
}

export interface EventName {
  id: string
  at: Temporal.Instant
}

/** What a verifier asks. It may run as a role that only reads. */
export interface AuditInspection {
  /** In the order of their sequence: those after `after`, up to `upTo`. */
  entries(after: number, upTo: number, limit: number): Promise<SealedEntry[]>
  /** Events that neither are sealed nor wait: the queue was tampered with. */
  lost(limit: number): Promise<EventName[]>
  /** What waits though it happened before `before`, and whether the event is still there. */
  waiting(before: Temporal.Instant, limit: number): Promise<(EventName & { event: 'there' | 'missing' })[]>
}

import type { InstitutionId } from './id.ts'

/** How far a trail is sealed. */
export interface AuditHead {
  /** How many events: the sequence of the newest. */
  count: number
  /** Its chain hash; of an empty trail the genesis. */
  hash: Uint8Array
}

/** An event that waits for its number. */
export interface UnsealedEvent {
  id: string
  at: Temporal.Instant
  leafHash: Uint8Array
}

/** The place of an event in the chain. */
export interface AuditSeal {
  sequence: number
  eventId: string
  /** When the event happened, not when it was sealed. */
  at: Temporal.Instant
  leafHash: Uint8Array
  chainHash: Uint8Array
  sealedAt: Temporal.Instant
}

type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Before the first event: the SHA-256 of 「warifu-audit-chain-1」, a line feed and the institution's id. */
export function emptyHead(sha256: Sha256, institution: InstitutionId): AuditHead {
  return { count: 0, hash: sha256(new TextEncoder().encode(`warifu-audit-chain-1\n${institution}`)) }
}

/** SHA-256 over 0x01, the chain hash before and the leaf hash. 0x01 keeps it apart from a leaf, which begins with 0x00. */
export function chainHash(sha256: Sha256, before: Uint8Array, leafHash: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + before.length + leafHash.length)
  bytes[0] = 0x01
  bytes.set(before, 1)
  bytes.set(leafHash, 1 + before.length)
  return sha256(bytes)
}

/** The seals that follow the head, in the order of the events. */
export function sealEvents(
  sha256: Sha256,
  head: AuditHead,
  events: readonly UnsealedEvent[],
  sealedAt: Temporal.Instant,
): AuditSeal[] {
  let { count, hash } = head
  return events.map(({ id, at, leafHash }) => {
    count += 1
    hash = chainHash(sha256, hash, leafHash)
    return { sequence: count, eventId: id, at, leafHash, chainHash: hash, sealedAt }
  })
}

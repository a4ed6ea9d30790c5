import type { IssuerId } from '../domain/id.ts'
import type { ListScope } from '../domain/status-address.ts'
import type { LatestList, UnsignedRounds } from '../domain/status-times.ts'
import type { CrlReason } from '../pki/crl-reason.ts'
import type { KeyId } from './signer.ts'

/** A list of the revoked that was recorded. */
export interface ListToSign {
  scope: ListScope
  number: number
  /** From which its delta goes on. */
  baseNumber: number
  thisUpdate: Temporal.Instant
  nextUpdate: Temporal.Instant
  /** What will stand in its delta: encoded entries, many in each part. */
  deltaEntries: readonly Uint8Array[]
}

/** What goes around the entries of a list. */
export interface ListFrame {
  head: Uint8Array
  foot: Uint8Array
  /** Of all entries together. */
  octets: number
}

export interface SignedList {
  number: number
  thisUpdate: Temporal.Instant
  nextUpdate: Temporal.Instant
  der: Uint8Array
  delta: Uint8Array
}

/** What others are told of certificates. Entries come into it by the acts themselves, in their transactions. */
export interface StatusLists {
  /** The newest of each scope. */
  latest(issuer: IssuerId): Promise<ReadonlyMap<ListScope, LatestList>>
  /** The shards of which something stands in no list yet; `every` where its shard is not known. */
  news(issuer: IssuerId): Promise<readonly (string | 'every')[]>
  /**
   * In a transaction that sees one moment: records the next list of each of these scopes, all with the next number of the
   * issuer, and what will stand in them. `known` are all its scopes, `firstShard` the first one that is still in the list of
   * everything.
   */
  begin(
    issuer: IssuerId,
    scopes: readonly ListScope[],
    span: {
      thisUpdate: Temporal.Instant
      nextUpdate: Temporal.Instant
      firstShard: string
      known: readonly ListScope[]
    },
  ): Promise<ListToSign[]>
  /** When that is done: the encoded entries of one of them, many in each part. Whenever it is asked, the same octets. */
  entries(issuer: IssuerId, list: Pick<ListToSign, 'scope' | 'number'>): Promise<readonly Uint8Array[]>
  /** From now on it is this one that is served. Older ones keep their numbers alone. */
  signed(
    issuer: IssuerId,
    list: Pick<ListToSign, 'scope' | 'number'>,
    signed: ListFrame & { delta: Uint8Array; at: Temporal.Instant },
  ): Promise<void>
  /** The newest of everything that is signed. */
  lastSigned(
    issuer: IssuerId,
  ): Promise<{ thisUpdate: Temporal.Instant; nextUpdate: Temporal.Instant } | undefined>
  /** Rounds that were begun after the newest of everything that is signed, and have no signature: since when, and how many. */
  unsigned(issuer: IssuerId): Promise<UnsignedRounds | undefined>
  /** The newest that is signed, if it is another than number `known`. */
  newest(issuer: IssuerId, scope: ListScope, known: number): Promise<SignedList | 'known' | undefined>
}

/** Who signs OCSP answers for an issuer. */
export interface Responder {
  issuerId: IssuerId
  serialNumber: string
  keyId: KeyId
  notBefore: Temporal.Instant
  notAfter: Temporal.Instant
}

/** What the records say of a serial number: `issued` of one that is neither revoked nor on hold. */
export type RecordedState =
  | { state: 'issued' }
  | { state: 'signing'; since: Temporal.Instant }
  | { state: 'revoked'; reason: CrlReason; at: Temporal.Instant }

export interface OcspRecords {
  /** Those whose certificates are signed, the longest-lived first. */
  responders(issuer: IssuerId): Promise<(Responder & { certificate: Uint8Array })[]>
  /** The last one that was recorded, as long as it has no certificate. */
  unsigned(issuer: IssuerId): Promise<(Responder & { tbs: Uint8Array }) | undefined>
  /** Whoever is told true may have it signed: nobody has tried since `before`. */
  tryAgain(
    responder: Pick<Responder, 'issuerId' | 'serialNumber'>,
    before: Temporal.Instant,
    at: Temporal.Instant,
  ): Promise<boolean>
  /** Before the issuer signs it, which is tried at once. */
  recordResponder(responder: Responder & { tbs: Uint8Array }, at: Temporal.Instant): Promise<void>
  responderSigned(
    responder: Pick<Responder, 'issuerId' | 'serialNumber'>,
    certificate: Uint8Array,
  ): Promise<void>
  /** Of those that this issuer has issued; no word of others. */
  states(issuer: IssuerId, serialNumbers: readonly string[]): Promise<ReadonlyMap<string, RecordedState>>
  /** What was told of certificates since then, some of it perhaps twice; `upTo` is where to go on. */
  changes(since: string | undefined): Promise<{ upTo: string; serialNumbers: readonly string[] }>
}

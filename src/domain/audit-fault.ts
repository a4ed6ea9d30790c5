/** Every way in which a trail can be found to have been touched. */
export type AuditFaultKind =
  /** Sealed or queued, and gone from the trail. */
  | 'event-missing'
  /** Its columns do not give its leaf hash. */
  | 'event-changed'
  /** The decision text does not give the hash in the event's facts. */
  | 'decision-changed'
  /** In the trail, neither sealed nor queued. */
  | 'event-lost'
  /** Queued for too long: nobody seals, or somebody holds it back. */
  | 'event-waiting'
  /** A number is missing. */
  | 'seal-missing'
  /** The chain hash does not follow from the one before and the leaf hash. */
  | 'chain-broken'
  | 'checkpoint-malformed'
  /** Of an institution that is not in the database. */
  | 'checkpoint-foreign'
  /** Its key is not in the database, or is not the pinned one. */
  | 'checkpoint-key'
  | 'checkpoint-signature'
  /** It counts more seals than there are. */
  | 'checkpoint-ahead'
  /** At its count the chain has another hash than it says. */
  | 'checkpoint-differs'

export interface AuditFault {
  kind: AuditFaultKind
  sequence?: number
  eventId?: string
  at?: Temporal.Instant
  /** The name of the checkpoint's file. */
  checkpoint?: string
}

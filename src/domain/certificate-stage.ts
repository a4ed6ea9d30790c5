/** What is stored of a certificate's life, on one screen. Time and the member's state are not in it: see standing.ts. */
export type CertificateStage =
  | 'signing'
  | 'proving'
  | 'current'
  | 'retiring'
  | 'superseded'
  | 'abandoned'
  | 'revoked'

export type CertificateEvent = 'signed' | 'prove' | 'retire' | 'supersede' | 'abandon' | 'revoke'

const moves: Record<CertificateStage, Partial<Record<CertificateEvent, CertificateStage>>> = {
  signing: { signed: 'proving', abandon: 'abandoned' },
  proving: { prove: 'current', abandon: 'abandoned', supersede: 'superseded', revoke: 'revoked' },
  current: { retire: 'retiring', supersede: 'superseded', revoke: 'revoked' },
  retiring: { supersede: 'superseded', revoke: 'revoked' },
  superseded: {},
  abandoned: {},
  revoked: {},
}

/** The stage after the event; undefined where the table has no such move, and the service refuses. */
export function next(stage: CertificateStage, event: CertificateEvent): CertificateStage | undefined {
  return moves[stage][event]
}

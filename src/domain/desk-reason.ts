import type { RevocationReason } from './life.ts'

/** Why a certificate is revoked, in the words of a desk. */
export type RevokeReason = 'loss' | 'theft' | 'malware' | 'left' | 'rights-withdrawn' | 'expired' | 'other'

export const revokeReasons: readonly RevokeReason[] = [
  'loss',
  'theft',
  'malware',
  'left',
  'rights-withdrawn',
  'expired',
  'other',
]

/** Why somebody gets another one; `deleted`: it was there, and is gone. */
export type ReissueReason =
  | 'loss'
  | 'theft'
  | 'malware'
  | 'deleted'
  | 'damaged'
  | 'forgotten'
  | 'expired'
  | 'other'

export const reissueReasons: readonly ReissueReason[] = [
  'loss',
  'theft',
  'malware',
  'deleted',
  'damaged',
  'forgotten',
  'expired',
  'other',
]

/** Why somebody is stopped at once. */
export type StopReason = 'loss' | 'theft' | 'malware' | 'suspicion'

export const stopReasons: readonly StopReason[] = ['loss', 'theft', 'malware', 'suspicion']

/** RFC 5280 §5.3.1 (domain.md §2): what somebody else may have in his hands is compromised. */
const rfcReasons: Record<RevokeReason | ReissueReason, RevocationReason> = {
  loss: 'keyCompromise',
  theft: 'keyCompromise',
  malware: 'keyCompromise',
  left: 'cessationOfOperation',
  'rights-withdrawn': 'privilegeWithdrawn',
  deleted: 'superseded',
  damaged: 'superseded',
  forgotten: 'superseded',
  expired: 'superseded',
  other: 'superseded',
}

export function revocationReason(reason: RevokeReason | ReissueReason): RevocationReason {
  return rfcReasons[reason]
}

import { isEarlier } from './local-day.ts'

export type ActivationFault = 'nobody' | 'locked' | 'activated' | 'disabled' | 'wrong' | 'out-of-date'

export interface ActivationTry {
  tries: number | 'locked' | 'nobody'
  /** Absent once it was used. */
  activation?: { expiresAt: Temporal.Instant }
  disabledAt?: Temporal.Instant
  /** Whether what was typed is the code. */
  fits: boolean
}

/** Why an activation code is not taken, for the trail only; undefined when it is. Good until the instant before it runs out. */
export function activationFault(
  { tries, activation, disabledAt, fits }: ActivationTry,
  now: Temporal.Instant,
): ActivationFault | undefined {
  if (typeof tries !== 'number') return tries
  if (activation === undefined) return 'activated'
  if (!fits) return 'wrong'
  if (disabledAt !== undefined) return 'disabled'
  return isEarlier(now, activation.expiresAt) ? undefined : 'out-of-date'
}

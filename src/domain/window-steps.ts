import type { CertificateStage } from './certificate-stage.ts'
import { isEarlier } from './local-day.ts'
import type { KeyAlgorithm, Policy } from './policy.ts'

/** The screens of the window on which the person says yes to something, before anything is made (domain.md §4). */
export type WindowStep = 'renew' | 'storage' | 'consent' | 'second-consent' | 'key'

/** Which of them this institution asks for, in the manuals' order. Only a renewal begins with 「更新」. */
export function windowSteps(act: 'acquisition' | 'renewal', { window }: Policy): WindowStep[] {
  return [
    ...(act === 'renewal' ? (['renew'] as const) : []),
    ...(window.storageChoice ? (['storage'] as const) : []),
    'consent',
    ...(window.consent === 'per-act' ? (['second-consent'] as const) : []),
    ...(window.keyProtection ? (['key'] as const) : []),
  ]
}

/** The first step that was not taken; undefined when all were. */
export function nextStep(steps: readonly WindowStep[], taken: Readonly<Record<string, string>>) {
  return steps.find((step) => taken[step] === undefined)
}

/**
 * Whether what was made came after the last yes. Then the window has done its work: a browser that loads it again, as
 * telephones do when one comes back to them, must not make another and so abandon the one that was just installed.
 */
export function isDone(
  taken: Readonly<Record<string, string>>,
  made: { stage: CertificateStage; recordedAt: Temporal.Instant } | undefined,
): boolean {
  if (made?.stage !== 'proving') return false
  return Object.values(taken).every((at) => isEarlier(Temporal.Instant.from(at), made.recordedAt))
}

export function isRsa(algorithm: KeyAlgorithm): boolean {
  return algorithm.startsWith('RSA')
}

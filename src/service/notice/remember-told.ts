import type { Recovery } from '../../domain/expiry-dates.ts'
import type { CertificateFacts } from '../../domain/life.ts'
import type { Repositories } from '../../ports/store.ts'

/** A date once told to a person never moves earlier (domain.md §3): kept when a page or a mail tells it. */
export async function rememberTold(
  { certificates }: Pick<Repositories, 'certificates'>,
  { id, toldRecovery }: Pick<CertificateFacts, 'id' | 'toldRecovery'>,
  recovery: Recovery,
): Promise<void> {
  if (recovery.kind === 'reissue') return
  const isKnown =
    toldRecovery !== undefined && Temporal.PlainDate.compare(toldRecovery.lastDay, recovery.lastDay) >= 0
  if (!isKnown) await certificates.tellRecovery(id, recovery)
}

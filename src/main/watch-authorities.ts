import { authorityStages } from '../domain/authority-alarms.ts'
import { issuingDaysLeft } from '../domain/issuer-span.ts'
import { issuingAuthority } from '../domain/issuing-authority.ts'
import { observeAuthority, observeIssuing } from '../http/metrics.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import { alarmAuthorities } from '../service/ca/alarm-authorities.ts'
import type { DirectoryEntry } from '../service/institution/directory.ts'

const [warnFrom] = authorityStages.issuing

/** For how long the CAs of each institution are good: as figures, as alarms for the staff, and once a day in the log when it is not for long. */
export function watchAuthorities({ directory, ports, log }: Portal): () => Promise<void> {
  const told = new Map<string, number>()
  return async () => {
    for (const entry of directory.all()) {
      const { slug, id } = entry.institution
      const daysLeft = observe(entry, ports.clock.now())
      if (daysLeft !== undefined && daysLeft < warnFrom && told.get(slug) !== daysLeft) {
        told.set(slug, daysLeft)
        log.warn({ institution: slug, daysLeft }, 'the issuing CA nears the end of its use')
      }
      // What a restored database says of lists is not so.
      if (ports.journal?.isBehind(id) !== true) await alarmAuthorities(ports, entry)
    }
  }
}

function observe(
  { institution: { slug, versions }, issuers }: DirectoryEntry,
  now: Temporal.Instant,
): number | undefined {
  const issuing = issuingAuthority(issuers)
  const root = issuers.find(({ id, level }) => level === 'root' && (issuing?.signedBy ?? id) === id)
  if (root !== undefined) observeAuthority(slug, 'root', wholeDays(now.until(root.notAfter)))
  if (issuing === undefined) return undefined
  observeAuthority(slug, 'issuing', wholeDays(now.until(issuing.notAfter)))
  const daysLeft = issuingDaysLeft(issuing.notAfter, versions, now)
  observeIssuing(slug, daysLeft)
  return daysLeft
}

const wholeDays = (span: Temporal.Duration) => Math.floor(span.total('days'))

import { issuingDaysLeft } from '../domain/issuer-span.ts'
import { observeAuthority, observeIssuing } from '../http/metrics.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import type { DirectoryEntry } from '../service/institution/directory.ts'

/** Time enough to make a new CA, have it signed by the root and tell whoever checks our certificates. */
const warnBelowDays = 120

/** For how long the CAs of each institution are good: as figures, and once a day in the log when it is not for long. */
export function watchAuthorities({ directory, ports, log }: Portal): () => Promise<void> {
  const told = new Map<string, number>()
  return async () => {
    for (const entry of directory.all()) {
      const { slug } = entry.institution
      const daysLeft = observe(entry, ports.clock.now())
      if (daysLeft === undefined || daysLeft >= warnBelowDays || told.get(slug) === daysLeft) continue
      told.set(slug, daysLeft)
      log.warn({ institution: slug, daysLeft }, 'the issuing CA nears the end of its use')
    }
  }
}

/** The issuers come newest first, and the newest is the one that issues. */
function observe(
  { institution: { slug, versions }, issuers }: DirectoryEntry,
  now: Temporal.Instant,
): number | undefined {
  const endOf = (level: 'root' | 'issuing') => issuers.find((issuer) => issuer.level === level)?.notAfter
  const [root, issuing] = [endOf('root'), endOf('issuing')]
  if (root !== undefined) observeAuthority(slug, 'root', wholeDays(now.until(root)))
  if (issuing === undefined) return undefined
  observeAuthority(slug, 'issuing', wholeDays(now.until(issuing)))
  const daysLeft = issuingDaysLeft(issuing, versions, now)
  observeIssuing(slug, daysLeft)
  return daysLeft
}

const wholeDays = (span: Temporal.Duration) => Math.floor(span.total('days'))

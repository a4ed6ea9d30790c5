import type { Remedy } from '../../domain/answer.ts'
import { memberStops } from '../../domain/life.ts'
import type { LogonFailure, LogonPurpose } from '../../domain/logon.ts'
import type { RefusalFacts } from '../../domain/refusal.ts'
import { type LogonFailurePageProps, logonFailurePage } from '../../web/pages/logon-failure-page.ts'
import { paths } from '../../web/pages/paths.ts'
import type { Shell } from '../../web/pages/shell.ts'
import { portalOrigin, startPath } from '../site.ts'
import type { Asked, Portal } from './portal-env.ts'
import { shellOf, today } from './shell.ts'

/** Why a log-on failed, whichever of the two hosts found it out. */
export interface FailedLogon {
  failure: LogonFailure
  purpose?: LogonPurpose
  facts: RefusalFacts
  remedy?: Remedy
  presented?: string
  loginId?: string
}

export function failurePage(
  portal: Portal,
  c: Asked,
  failed: FailedLogon,
  shell: Shell = shellOf(portal, c, { path: paths.logon }),
) {
  const { purpose = 'logon', failure, facts, remedy, presented, loginId } = failed
  const { zone } = today(portal.ports.clock, c).policy
  const origin = portalOrigin(portal.site, c.var.institution.slug)
  const props: LogonFailurePageProps = {
    failure,
    purpose,
    at: portal.ports.clock.now().toZonedDateTimeISO(zone),
    ...(remedy && { remedy }),
    ...told(facts, zone, remedy),
    ...(presented !== undefined && { presented }),
    ...(loginId !== undefined && { memberId: loginId }),
    retryUrl: `${origin}${startPath(purpose)}`,
    acquireUrl: `${origin}${paths.acquire}`,
    reportUrl: `${origin}${paths.notMe}`,
    logonUrl: `${origin}${paths.logon}`,
    helpUrl: `${origin}${paths.help}`,
    checkUrl: `${origin}${paths.check}`,
  }
  return logonFailurePage(shell, props)
}

/** The last day of the acquisition is told to whom it is open: to others it would be a false hope. */
function told(facts: RefusalFacts, zone: string, remedy: Remedy | undefined): Partial<LogonFailurePageProps> {
  const date = (name: string) =>
    facts[name] === undefined ? undefined : Temporal.PlainDate.from(String(facts[name]))
  const moment = (name: string) =>
    facts[name] === undefined
      ? undefined
      : Temporal.Instant.from(String(facts[name])).toZonedDateTimeISO(zone)
  const expiryDate = date('expiryDate')
  const lastDay = remedy?.kind === 'acquire' ? date('lastDay') : undefined
  const stop = memberStops.find((known) => known === facts.stop)
  const [proveUntil, validFrom] = [moment('proveUntil'), moment('validFrom')]
  return {
    ...(expiryDate && { expiryDate }),
    ...(lastDay && { lastDay }),
    ...(proveUntil && { proveUntil }),
    ...(validFrom && { validFrom }),
    ...(stop && { stop }),
    ...(facts.ca === 'revoked' && { ca: facts.ca }),
  }
}

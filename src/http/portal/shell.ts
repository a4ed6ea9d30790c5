import { localDate } from '../../domain/local-day.ts'
import { oneLine } from '../../domain/one-line.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Asset, Shell } from '../../web/pages/shell.ts'
import type { ScriptName } from '../assets.ts'
import { guideOrigin } from '../site.ts'
import type { Asked, Portal } from './portal-env.ts'

interface ShellOptions {
  /** The address of this screen; absent: the one that was asked for. */
  path?: string
  script?: ScriptName
  refresh?: Shell['refresh']
  /** In the masthead, once he is logged on; not in the renewal window. */
  member?: MemberRecord
}

/** What every page of an institution is told besides its own matter. */
export function shellOf(
  { ports, assets, site, demo }: Portal,
  c: Asked,
  { path, script = 'window.js', refresh, member }: ShellOptions = {},
): Shell {
  const { institution, language } = c.var
  const { policy } = today(ports.clock, c)
  const now = ports.clock.now()
  return {
    language,
    institution,
    wording: policy.wording,
    path: path ?? c.req.path,
    assets: { css: asset(assets.css), script: asset(assets.script(script)) },
    ...(demo === 'demo' && {
      demo: { today: localDate(now, policy.zone), guideUrl: `${guideOrigin(site)}/?lang=${language}` },
    }),
    switchedOff: institution.switchedOff.map(({ name, since, words }) => ({
      name,
      since: since.toZonedDateTimeISO(policy.zone),
      words,
    })),
    ...(refresh && { refresh }),
    ...(member && { member: personOf(member, language) }),
  }
}

export function today(clock: Portal['ports']['clock'], c: Asked): { policy: Policy; version: number } {
  return policyToday(c.var.institution.versions, clock.now())
}

/** The instant on the institution's clock. */
export function zoned({ ports }: Portal, c: Asked, at: Temporal.Instant): Temporal.ZonedDateTime {
  return at.toZonedDateTimeISO(today(ports.clock, c).policy.zone)
}

export function personOf(member: MemberRecord, language: Shell['language']) {
  return { company: oneLine(member.contract.name[language]), person: oneLine(member.displayName) }
}

function asset({ path, integrity }: { path: string; integrity: string }): Asset {
  return { url: path, integrity }
}

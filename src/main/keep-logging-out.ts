import { countLogOuts, observeLogOuts } from '../http/metrics.ts'
import { issuerOf } from '../http/openid/provider.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import { eachInTurn } from '../service/each-in-turn.ts'
import { keepSigningKeys } from '../service/openid/signing-keys.ts'
import { findLogOuts, type LogOutOutcome, tellLogOuts } from '../service/openid/tell-log-outs.ts'
import { pace } from './pace.ts'

/** What one process of a node does in the background about services that are to be told of log-outs. */
export interface LogOuts {
  /** Each second; with the key that this is signed by, which an institution has from its first second on. */
  tell(): Promise<void>
  /** Each minute: the figures. */
  watch(): Promise<void>
  /** Waits for what is under way. */
  end(): Promise<void>
}

export function openLogOuts({ ports, site, directory, log }: Portal): LogOuts {
  const going = new Set<Promise<void>>()
  // Each look goes through all log-ons that go on: at a great institution it rests for longer than a second.
  const looking = pace(20)
  const follow = (delivery: Promise<void>) => {
    const kept = delivery
      .catch((err: unknown) => log.error({ err }, 'a log-out could not be recorded; it will be told again'))
      .finally(() => going.delete(kept))
    going.add(kept)
  }
  return {
    async tell() {
      await eachInTurn(directory.all(), async ({ institution }) => {
        const told = (outcome: LogOutOutcome, service: string, why: string) => {
          countLogOuts(outcome)
          const about = { institution: institution.slug, service, why }
          if (outcome === 'to-be-tried')
            log.warn(about, 'a service was not told of a log-out; it will be tried again')
          if (outcome === 'given-up') log.error(about, 'a service was not told of a log-out within a day')
        }
        await keepSigningKeys(ports, institution)
        await looking(institution.id, () => findLogOuts(ports, institution))
        const begun = await tellLogOuts(ports, institution, issuerOf(site, institution.slug), told)
        for (const delivery of begun) follow(delivery)
      })
    },
    async watch() {
      await eachInTurn(directory.all(), async ({ institution: { id, slug } }) => {
        const { since } = await ports.store.at(id).openid.logOns.waiting()
        observeLogOuts(
          slug,
          since === undefined ? 0 : Math.max(0, since.until(ports.clock.now()).total('seconds')),
        )
      })
    },
    async end() {
      await Promise.all(going)
    },
  }
}

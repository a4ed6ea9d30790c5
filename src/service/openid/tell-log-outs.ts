import { logOutRetry } from '../../domain/log-out-retry.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LogOutToTell } from '../../ports/openid-records.ts'
import type { OpenidKeyPair } from '../../ports/openid-signing.ts'
import type { Outgoing } from '../../ports/outgoing.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { signingKeys } from './signing-keys.ts'

type TellPorts = Pick<
  Ports,
  'store' | 'clock' | 'random' | 'crypto' | 'seal' | 'openidSigning' | 'journal'
> & {
  outgoing: Outgoing
}

export type LogOutOutcome = 'told' | 'to-be-tried' | 'given-up'

/** What becomes of one, with why it failed. */
export type LogOutTold = (outcome: LogOutOutcome, clientId: string, why: string) => void

/** Of each service at once, so that one that hangs keeps no other waiting; the rest goes with the next round, a second later. */
const atOnce = 20
/** Longer than one delivery may take: by then it is somebody else's. */
const lease = Temporal.Duration.from({ seconds: 60 })
/** OpenID Connect Back-Channel Logout 1.0 §2.4 recommends two minutes at most. */
const tokenSeconds = 120

/** Finds which log-ons are over. What ends one does not wait for this, and need not know of it. */
export async function findLogOuts(
  { store, clock, journal }: Pick<TellPorts, 'store' | 'clock' | 'journal'>,
  { id }: InstitutionRecord,
): Promise<void> {
  if (!journal?.isBehind(id)) await store.at(id).openid.logOns.markOver(clock.now())
}

/**
 * Tells the services that had taken over what was found to be over, again and again until they have heard it. Answers with
 * the deliveries that it has begun: one service that hangs keeps nobody waiting.
 */
export async function tellLogOuts(
  ports: TellPorts,
  institution: InstitutionRecord,
  issuer: string,
  told: LogOutTold,
): Promise<Promise<void>[]> {
  if (ports.journal?.isBehind(institution.id)) return []
  const { logOns } = ports.store.at(institution.id).openid
  const now = ports.clock.now()
  const due = await logOns.takeDue(now, now.add(lease), atOnce)
  if (due.length === 0) return []
  const { signing } = await signingKeys(ports, institution)
  return due.map((logOut) => tell(ports, institution, { issuer, signing, told }, logOut))
}

interface Telling {
  issuer: string
  signing: OpenidKeyPair
  told: LogOutTold
}

async function tell(
  ports: TellPorts,
  institution: InstitutionRecord,
  { issuer, signing, told }: Telling,
  logOut: LogOutToTell,
): Promise<void> {
  const { sid, clientId, subject, logoutUri, overAt, tries } = logOut
  const iat = Math.floor(ports.clock.machine().epochMilliseconds / 1000)
  const token = await ports.openidSigning.sign(signing, 'logout+jwt', {
    iss: issuer,
    aud: clientId,
    iat,
    exp: iat + tokenSeconds,
    jti: ports.random.uuid(),
    sub: subject,
    sid,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
  const answer = await ports.outgoing.post({
    url: logoutUri,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ logout_token: token }).toString(),
  })
  const { logOns } = ports.store.at(institution.id).openid
  const now = ports.clock.now()
  if (answer.kind === 'answered' && (answer.status === 200 || answer.status === 204)) {
    await logOns.told(logOut, now)
    return told('told', clientId, '')
  }
  const why = answer.kind === 'failed' ? answer.why : String(answer.status)
  const next = logOutRetry(tries + 1, overAt, now)
  if (next !== undefined) {
    await logOns.tryAgain(logOut, next)
    return told('to-be-tried', clientId, why)
  }
  await ports.store.transact(institution.id, async (tx) => {
    await tx.openid.logOns.giveUp(logOut, now)
    const facts = { client: clientId, why }
    await record(ports, tx, { at: now, actor: 'system', kind: 'service-log-out-untold', facts })
  })
  return told('given-up', clientId, why)
}

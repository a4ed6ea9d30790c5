import { createHash } from 'node:crypto'
import type { AuditEventKind } from '../../src/domain/audit-event.ts'
import type { Page } from '../world/browser.ts'
import { fieldOf } from '../world/person.ts'
import type { Listener } from './network-browser.ts'

/** What the program has told somebody in a whole answer, and so may not forget. */
export interface Acknowledged {
  /** How often each of these was told: so many events at least are in the trail. */
  events: Map<AuditEventKind, number>
  /** Identifications with IDs and PINs since the clock was moved: older acquisitions may have been purged. */
  acquisitions: { told: number; since: Temporal.Instant }
  /** Every certificate of which he has seen the bytes, even in an answer that was cut, by its fingerprint in hex. */
  certificates: Map<string, Uint8Array>
  /** Those whose first log-on he was told has succeeded. */
  proved: Set<string>
}

export function nothingAcknowledged(): Acknowledged {
  return {
    events: new Map(),
    acquisitions: { told: 0, since: Temporal.Instant.fromEpochMilliseconds(0) },
    certificates: new Map(),
    proved: new Set(),
  }
}

/** Which answer says what. An answer that is in no row says nothing that a person would rely on. */
const meanings: readonly { to: RegExp; when(page: Page): boolean; says: AuditEventKind }[] = [
  { to: /^POST \/acquire\/code$/, when: leadsTo('/acquire/window'), says: 'pickup-code-accepted' },
  { to: /^POST \/acquire\/window\/step$/, when: leadsTo('/acquire/window'), says: 'acquisition-consented' },
  { to: /^GET \/renewal\/start$/, when: ({ screen }) => screen === 'R-10', says: 'renewal-opened' },
  { to: /^POST \/renewal\/[^/]+\/step$/, when: leadsTo('/renewal/'), says: 'renewal-consented' },
  { to: /^GET \/logon\/return\?/, when: isLoggedOn, says: 'logged-on' },
  { to: /^POST \/logon\/pin$/, when: leadsTo('/logon/next'), says: 'pin-accepted' },
  { to: /^POST \/first-use$/, when: leadsTo('/logon/next'), says: 'pins-changed' },
  { to: /^POST \/logoff$/, when: ({ status }) => status === 200, says: 'logged-off' },
]

function leadsTo(start: string) {
  return ({ status, location }: Page) => status === 303 && location.startsWith(start)
}

/** Where a log-on that has succeeded leads. */
export function isLoggedOn({ status, location }: Page): boolean {
  return status === 303 && ['/logon/next', '/logon/proved', '/renewal/resume'].includes(location)
}

/** Writes down what is heard. */
export function hearing(acknowledged: Acknowledged, sends: Listener['sends']): Listener {
  const { events, certificates } = acknowledged
  const see = (der: Uint8Array) => certificates.set(fingerprintOf(der), der)
  return {
    sends,
    hears(method, path, page) {
      const asked = `${method} ${path}`
      for (const { says } of meanings.filter(({ to, when }) => to.test(asked) && when(page))) {
        events.set(says, (events.get(says) ?? 0) + 1)
      }
      if (asked === 'POST /acquire' && page.location === '/acquire/code') acknowledged.acquisitions.told += 1
      if (!/^POST .*\/certificate$/.test(asked) || page.status !== 200) return
      see(Uint8Array.fromBase64(fieldOf(page.text, 'certificate')))
    },
    loses(_method, _path, received) {
      const [, certificate] = /"certificate":"([A-Za-z0-9+/]+=*)"/.exec(received) ?? []
      if (certificate !== undefined) see(Uint8Array.fromBase64(certificate))
    },
  }
}

export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex')
}

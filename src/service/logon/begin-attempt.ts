import type { LogonPurpose } from '../../domain/logon.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { hashToken, makeToken } from '../token.ts'
import { cookieHashLength, encodeLabel, nonceLength } from './attempt-label.ts'

export interface BegunAttempt {
  label: string
  /** What the browser keeps. The one it has goes on, so that two windows of one browser do not disturb each other. */
  cookie: string
}

/** How long someone may look for the right certificate in the browser's chooser. */
const attemptMinutes = 10

/** A fresh log-on address, so that the browser asks again which certificate to show (domain.md §9.3). Writes nothing. */
export function beginAttempt(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  purpose: LogonPurpose,
  cookie: string | undefined,
): BegunAttempt {
  const kept = isCookie(cookie) ? cookie : makeToken(ports).text
  const label = encodeLabel(ports.crypto, institution.slug, {
    purpose,
    expiresAt: ports.clock.now().add({ minutes: attemptMinutes }),
    nonce: ports.random.bytes(nonceLength),
    cookieHash: attemptCookieHash(ports, kept),
  })
  return { label, cookie: kept }
}

export function attemptCookieHash({ crypto }: Pick<Ports, 'crypto'>, cookie: string): Uint8Array {
  return hashToken(crypto, cookie).slice(0, cookieHashLength)
}

function isCookie(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text)
}

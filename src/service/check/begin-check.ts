import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { cookieHashLength, encodeLabel, nonceLength } from '../logon/attempt-label.ts'

const checkMinutes = 10

/** The label of a fresh log-on address where nothing is judged, so that the browser asks which certificate to show. */
export function beginCheck(
  { clock, random, crypto }: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  { slug }: InstitutionRecord,
): string {
  return encodeLabel(crypto, slug, {
    purpose: 'check',
    expiresAt: clock.now().add({ minutes: checkMinutes }),
    nonce: random.bytes(nonceLength),
    cookieHash: random.bytes(cookieHashLength), // bound to no browser: there is nothing to redeem
  })
}

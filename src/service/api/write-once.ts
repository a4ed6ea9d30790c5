import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { ApiSession } from './api-session.ts'

/** By what a request that comes again is known again. */
export interface Once {
  key: string
  /** SHA-256 of what was asked, to the octet. */
  requestHash: Uint8Array
}

export interface OnceAnswer {
  status: number
  /** JSON. */
  body: string
}

/**
 * What is asked twice under one key is done once and answered twice alike: the answer is kept in the transaction of the act,
 * and whoever sends the same meanwhile waits for it. A no undoes everything, and the same may be tried again.
 */
export function writeOnce(
  { store, clock, crypto }: Pick<Ports, 'store' | 'clock' | 'crypto'>,
  institution: InstitutionRecord,
  { client }: ApiSession,
  { key, requestHash }: Once,
  act: (tx: Repositories) => Promise<{ status: number; answer: object }>,
): Promise<OnceAnswer> {
  const under = { clientId: client.id, key, requestHash }
  return store.transact(institution.id, async (tx) => {
    const kept = await tx.api.beginAnswer(under, clock.now())
    if (kept !== undefined) {
      if (!crypto.equal(kept.requestHash, requestHash))
        throw new Refusal('idempotency-key-used', 'another request had this key')
      return { status: kept.status, body: kept.body }
    }
    const { status, answer } = await act(tx)
    const body = JSON.stringify(answer)
    await tx.api.keepAnswer(under, status, body)
    return { status, body }
  })
}

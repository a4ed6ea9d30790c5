import { Refusal } from '../../domain/refusal.ts'
import { type Meter, rateMeter } from '../rate-limit.ts'

/** Of one certificate: a client that tries again and again writes its refusals into the trail. */
const rate = { burst: 10, perMinute: 2 }

export const certificateMeter = (): Meter => rateMeter(rate, () => performance.now())

export function refuseTooMany(meter: Meter, { fingerprint }: { fingerprint: string }): void {
  if (!meter(fingerprint)) throw new Refusal('busy', 'one certificate asks too often')
}

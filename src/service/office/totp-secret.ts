import type { Ports } from '../../ports/ports.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'

/** RFC 4226 §4, R6: 160 bits. */
const length = 20

export function makeTotpSecret({ random, office }: Pick<Ports, 'random' | 'office'>): string {
  return office.oneTimeCodes.secretOf(random.bytes(length))
}

export function sealTotpSecret({ seal }: Pick<Ports, 'seal'>, staffId: string, secret: string): Uint8Array {
  return seal.seal(secret, contextOf(staffId))
}

export function openTotpSecret(
  { seal }: Pick<Ports, 'seal'>,
  { id, totpSecret }: Pick<StaffRecord, 'id' | 'totpSecret'>,
): string | undefined {
  return totpSecret && seal.open(totpSecret, contextOf(id))
}

/** Bound to its person: sealed bytes that were moved to another row do not open. */
const contextOf = (staffId: string) => `totp ${staffId}`

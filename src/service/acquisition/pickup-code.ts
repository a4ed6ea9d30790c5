import type { Ports } from '../../ports/ports.ts'
import { readableCode, tidyCode } from '../readable-code.ts'

const length = 12

/** 60 random bits, in three groups of four. */
export function makePickupCode({ random }: Pick<Ports, 'random'>): string {
  return readableCode(random.bytes(length))
}

/** The database has only this, made with a key that lies outside it. */
export function pickupCodeHash(
  { crypto }: Pick<Ports, 'crypto'>,
  memberId: string,
  code: string,
): Uint8Array {
  return crypto.mac('pickup-code', new TextEncoder().encode(`${memberId}|${tidyCode(code)}`))
}

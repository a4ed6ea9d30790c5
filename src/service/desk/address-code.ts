import type { MemberId } from '../../domain/id.ts'
import type { Ports } from '../../ports/ports.ts'
import { readableCode, tidyCode } from '../readable-code.ts'

const length = 12

/** 60 random bits, in three groups of four. */
export function makeAddressCode({ random }: Pick<Ports, 'random'>): string {
  return readableCode(random.bytes(length))
}

/** The database has only this; bound to the member and to this one change. */
export function addressCodeHash(
  { crypto }: Pick<Ports, 'crypto'>,
  memberId: MemberId,
  changeId: string,
  code: string,
): Uint8Array {
  const text = `address|${memberId}|${changeId}|${tidyCode(code)}`
  return crypto.mac('pickup-code', new TextEncoder().encode(text))
}

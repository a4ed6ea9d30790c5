import { type Bytes, concat, fromNumber, toNumber } from './bytes.ts'
import { encodeUtf16 } from './der.ts'
import type { Hash, Primitives } from './pkcs12-primitives.ts'

/** RFC 7292 appendix B.3: what the octets are for. */
export type Purpose = 1 | 2 | 3
export const forKey: Purpose = 1
export const forIv: Purpose = 2
export const forMac: Purpose = 3

export interface Secret {
  readonly password: string
  readonly iterations: number
}

/** Octets of a block of SHA-1 and of SHA-256. */
const v = 64

/** RFC 7292 appendix B.2, for up to as many octets as are asked for. The password is UTF-16BE with a null character at its end. */
export async function deriveOctets(
  { digest }: Pick<Primitives, 'digest'>,
  hash: Hash,
  purpose: Purpose,
  { password, iterations }: Secret,
  salt: Uint8Array,
  length: number,
): Promise<Bytes> {
  const diversifier = new Uint8Array(v).fill(purpose)
  let input = concat(filled(salt), filled(encodeUtf16(`${password}\0`)))
  let output = concat()
  while (output.length < length) {
    let a = await digest(hash, concat(diversifier, input))
    for (let round = 1; round < iterations; round += 1) a = await digest(hash, a)
    output = concat(output, a)
    input = addToBlocks(input, toNumber(repeated(a, v)) + 1n)
  }
  return output.slice(0, length)
}

function filled(octets: Uint8Array): Bytes {
  return repeated(octets, v * Math.ceil(octets.length / v))
}

function repeated(octets: Uint8Array, length: number): Bytes {
  return Uint8Array.from({ length }, (_, i) => octets[i % octets.length] ?? 0)
}

function addToBlocks(input: Bytes, addend: bigint): Bytes {
  const blocks = Array.from({ length: input.length / v }, (_, i) =>
    toNumber(input.subarray(v * i, v * (i + 1))),
  )
  return concat(...blocks.map((block) => fromNumber(BigInt.asUintN(8 * v, block + addend), v)))
}

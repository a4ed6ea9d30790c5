import { type Bytes, concat } from './bytes.ts'

/**
 * DES-EDE3-CBC with the padding of RFC 8018 §6.1.1, which WebCrypto lacks and some readers of PKCS#12
 * still need. Bit by bit after FIPS 46-3: small rather than quick, and open to timing. Only for what its
 * owner encrypts on his own machine.
 */
export function encryptDesEde3Cbc(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Bytes {
  const schedules = [0, 8, 16].map((at) => keySchedule(toBits(key.subarray(at, at + 8))))
  const [first = [], second = [], third = []] = schedules
  const keys = [...first, ...second.toReversed(), ...third]
  const padding = 8 - (plain.length % 8)
  const padded = concat(plain, new Array<number>(padding).fill(padding))
  let previous = toBits(iv)
  for (let at = 0; at < padded.length; at += 8) {
    previous = encryptBlock(keys, xor(toBits(padded.subarray(at, at + 8)), previous))
    padded.set(toOctets(previous), at)
  }
  return padded
}

type Bits = readonly number[]

/** Three times sixteen rounds; between them the final and the initial permutation cancel out, and the halves change places. */
function encryptBlock(keys: readonly Bits[], block: Bits): Bits {
  const start = permute(block, initialPermutation)
  let left: Bits = start.slice(0, 32)
  let right: Bits = start.slice(32)
  for (const [round, key] of keys.entries()) {
    const next = xor(left, cipher(right, key))
    const isLast = round % 16 === 15
    left = isLast ? next : right
    right = isLast ? right : next
  }
  return permute([...left, ...right], finalPermutation)
}

/** f(R, K) of the standard. */
function cipher(half: Bits, key: Bits): Bits {
  const bits = xor(permute(half, expansion), key)
  const chosen = boxes.flatMap((box, i) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bits.slice(6 * i)
    const value = Number.parseInt(box[32 * a + 16 * f + 8 * b + 4 * c + 2 * d + e] ?? '', 16)
    return [value >> 3, (value >> 2) & 1, (value >> 1) & 1, value & 1]
  })
  return permute(chosen, permutation)
}

function keySchedule(key: Bits): Bits[] {
  let c = permute(key, choiceC)
  let d = permute(key, choiceD)
  return Array.from({ length: 16 }, (_, round) => {
    const shift = [0, 1, 8, 15].includes(round) ? 1 : 2
    c = [...c.slice(shift), ...c.slice(0, shift)]
    d = [...d.slice(shift), ...d.slice(0, shift)]
    return permute([...c, ...d], choice2)
  })
}

const permute = (bits: Bits, from: readonly number[]): Bits => from.map((at) => bits[at] ?? 0)
const xor = (a: Bits, b: Bits): Bits => a.map((bit, i) => bit ^ (b[i] ?? 0))
const toBits = (octets: Uint8Array): Bits =>
  [...octets].flatMap((octet) => range(8, (i) => (octet >> (7 - i)) & 1))
const toOctets = (bits: Bits): number[] =>
  range(8, (at) => bits.slice(8 * at, 8 * at + 8).reduce((octet, bit) => 2 * octet + bit, 0))

function range(length: number, value: (i: number) => number): number[] {
  return Array.from({ length }, (_, i) => value(i))
}

// The tables of the standard, counted from 0; those with a rule by their rule.
const initialPermutation = range(64, (i) => 56 - 8 * (i % 8) + ((2 * (i >> 3) + 1) % 9))
const finalPermutation = range(64, (i) => initialPermutation.indexOf(i))
const expansion = range(48, (i) => (4 * Math.floor(i / 6) + (i % 6) + 31) % 32)
const choiceC = range(28, (i) => 56 - 8 * (i % 8) + (i >> 3))
const choiceD = range(28, (i) => (i < 24 ? 62 - 8 * (i % 8) - (i >> 3) : 27 - 8 * (i - 24)))
const choice2 = [
  13, 16, 10, 23, 0, 4, 2, 27, 14, 5, 20, 9, 22, 18, 11, 3, 25, 7, 15, 6, 26, 19, 12, 1, 40, 51, 30, 36, 46,
  54, 29, 39, 50, 44, 32, 47, 43, 48, 38, 55, 33, 52, 45, 41, 49, 35, 28, 31,
]
const permutation = [
  15, 6, 19, 20, 28, 11, 27, 16, 0, 14, 22, 25, 4, 17, 30, 9, 1, 7, 23, 13, 31, 26, 2, 8, 18, 12, 29, 5, 21,
  10, 3, 24,
]

/** S1 to S8, each of four rows of sixteen values in hex. */
const boxes = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
]

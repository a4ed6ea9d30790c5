export type CurveName = 'P-256' | 'P-384'

/** y² = x³ − 3x + b over the integers modulo p. The group has a prime number of points, so every point but infinity will do. */
export interface Curve {
  /** Octets of one coordinate. */
  readonly size: number
  readonly p: bigint
  readonly b: bigint
}

/** NIST SP 800-186 §3.2.1. */
export const curves: Readonly<Record<CurveName, Curve>> = {
  'P-256': {
    size: 32,
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    size: 48,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
}

/** SP 800-56A §5.6.2.3.4, partial validation, which is full here. */
export function isOnCurve({ p, b }: Curve, x: bigint, y: bigint): boolean {
  return x >= 0n && y >= 0n && x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n
}

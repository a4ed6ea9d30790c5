import { generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyKind } from '../src/ports/signer.ts'

export interface Latency {
  p50: number
  p99: number
}

/** Of milliseconds, in milliseconds. */
export function latency(samples: readonly number[]): Latency {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: round(at(0.5)), p99: round(at(0.99)) }
}

export interface Spread extends Latency {
  p95: number
}

/** As latency, with the hundredth by which a page is judged. */
export function spread(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b)
  const p95 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
  const { p50, p99 } = latency(samples)
  return { p50, p95: round(p95), p99 }
}

/** To three significant figures: the rest is noise. */
export function round(figure: number): number {
  return Number(figure.toPrecision(3))
}

/** Signatures a second by Node's crypto.sign, one after the other, over as many bytes as a certificate has. */
export function rawSigningRate(kind: KeyKind & ('P-256' | 'RSA-2048'), milliseconds: number): number {
  const { privateKey, publicKey } =
    kind === 'P-256'
      ? generateKeyPairSync('ec', { namedCurve: kind })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = { key: privateKey, dsaEncoding: 'der' } as const
  const tbs = Buffer.alloc(500, kind)
  let signature = sign('sha256', tbs, key)
  const begun = performance.now()
  let count = 0
  while (performance.now() - begun < milliseconds) {
    for (let turn = 0; turn < 10; turn += 1) signature = sign('sha256', tbs, key)
    count += 10
  }
  const rate = count / ((performance.now() - begun) / 1000)
  if (!verify('sha256', tbs, { key: publicKey, dsaEncoding: 'der' }, signature))
    throw new Error('a bad signature')
  return rate
}

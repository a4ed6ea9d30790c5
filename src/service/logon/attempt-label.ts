import type { LogonPurpose } from '../../domain/logon.ts'
import type { Crypto } from '../../ports/crypto.ts'
import { decodeBase32, encodeBase32 } from './base32.ts'

/** A self-test goes to an address of the same kind and is no log-on: whatever logs on does not read its label. */
export type LabelPurpose = LogonPurpose | 'check'

/** One attempt to log on: what the label of its address says, so that making one writes nothing. */
export interface Attempt<Purpose extends LabelPurpose = LogonPurpose> {
  purpose: Purpose
  expiresAt: Temporal.Instant
  nonce: Uint8Array
  /** The first octets of the hash of the secret in the browser's cookie: only that browser may redeem. */
  cookieHash: Uint8Array
}

export const nonceLength = 5
export const cookieHashLength = 8
const macLength = 10
const timeLength = 4
const payloadLength = 1 + timeLength + nonceLength + cookieHashLength

const purposes: readonly LabelPurpose[] = ['logon', 'renewal', 'proof', 'check']

/** 28 octets are 45 letters: with the institution's own label and a hyphen they fit the 63 of a DNS label. */
export function encodeLabel(crypto: Crypto, slug: string, attempt: Attempt<LabelPurpose>): string {
  const payload = new Uint8Array(payloadLength)
  payload[0] = purposes.indexOf(attempt.purpose)
  new DataView(payload.buffer).setUint32(1, Math.floor(attempt.expiresAt.epochMilliseconds / 1000))
  payload.set(attempt.nonce.subarray(0, nonceLength), 1 + timeLength)
  payload.set(attempt.cookieHash.subarray(0, cookieHashLength), 1 + timeLength + nonceLength)
  const label = new Uint8Array(payloadLength + macLength)
  label.set(payload)
  label.set(macOf(crypto, slug, payload), payloadLength)
  return encodeBase32(label)
}

/** Undefined for a label that we did not make for this institution. Whether it has expired is the caller's question. */
export function parseLabel(crypto: Crypto, slug: string, text: string): Attempt | undefined {
  return readLabel(crypto, slug, text, isLogon)
}

/** Until when the address of a self-test counts; undefined for a label that is not one's. */
export function checkLabelExpiry(crypto: Crypto, slug: string, text: string): Temporal.Instant | undefined {
  return readLabel(crypto, slug, text, isCheck)?.expiresAt
}

const isCheck = (purpose: LabelPurpose): purpose is 'check' => purpose === 'check'
const isLogon = (purpose: LabelPurpose): purpose is LogonPurpose => purpose !== 'check'

function readLabel<Purpose extends LabelPurpose>(
  crypto: Crypto,
  slug: string,
  text: string,
  isWanted: (purpose: LabelPurpose) => purpose is Purpose,
): Attempt<Purpose> | undefined {
  const label = decodeBase32(text)
  if (label?.length !== payloadLength + macLength) return undefined
  const payload = label.slice(0, payloadLength)
  const purpose = purposes[payload[0] ?? purposes.length]
  if (purpose === undefined || !isWanted(purpose)) return undefined
  if (!crypto.equal(macOf(crypto, slug, payload), label.slice(payloadLength))) return undefined
  return {
    purpose,
    expiresAt: Temporal.Instant.fromEpochMilliseconds(new DataView(payload.buffer).getUint32(1) * 1000),
    nonce: payload.slice(1 + timeLength, 1 + timeLength + nonceLength),
    cookieHash: payload.slice(1 + timeLength + nonceLength),
  }
}

function macOf(crypto: Crypto, slug: string, payload: Uint8Array): Uint8Array {
  const institution = new TextEncoder().encode(`${slug}|`)
  const bytes = new Uint8Array(institution.length + payload.length)
  bytes.set(institution)
  bytes.set(payload, institution.length)
  return crypto.mac('attempt-label', bytes).slice(0, macLength)
}

import { Malformed } from '../pki/malformed.ts'
import { type InstitutionId, readId } from './id.ts'

/** What was true of a trail at a time: so many events, and this chain hash. Signed, and kept outside the database. */
export interface AuditCheckpoint {
  institutionId: InstitutionId
  /** How many events are sealed. */
  count: number
  /** The chain hash of the newest, lower-case hex. */
  head: string
  at: Temporal.Instant
  /** SHA-256 of the signer's DER SubjectPublicKeyInfo, lower-case hex. */
  keyId: string
}

export interface SignedCheckpoint {
  checkpoint: AuditCheckpoint
  /** DER ECDSA-Sig-Value over `encodeCheckpoint`. */
  signature: Uint8Array
}

/** The bytes that are signed: 「warifu-checkpoint-1」 and the JSON object as RFC 8785 writes it, each with a line feed. */
export function encodeCheckpoint(checkpoint: AuditCheckpoint): Uint8Array {
  return new TextEncoder().encode(signedText(checkpoint))
}

/** The file: the signed bytes, and the signature in base64 as the third line. */
export function formatCheckpoint({ checkpoint, signature }: SignedCheckpoint): string {
  return `${signedText(checkpoint)}${signature.toBase64()}\n`
}

/** Takes a file only as `formatCheckpoint` writes it, so that one checkpoint has one text. Judges no signature. */
export function parseCheckpoint(text: string): SignedCheckpoint {
  const [, json = '', base64 = ''] = text.split('\n')
  const signed = { checkpoint: parseJson(json), signature: parseBase64(base64) }
  if (formatCheckpoint(signed) !== text) throw new Malformed('not as a checkpoint is written')
  return signed
}

/** The members stand sorted, as RFC 8785 §3.2.3 wants them. */
function signedText({ at, count, head, institutionId, keyId }: AuditCheckpoint): string {
  const time = at.toString({ smallestUnit: 'microsecond' })
  return `warifu-checkpoint-1\n${JSON.stringify({ at: time, count, head, institutionId, keyId })}\n`
}

function parseJson(json: string): AuditCheckpoint {
  const members = readMembers(json)
  const text = (name: string) => {
    const value = members.get(name)
    if (typeof value !== 'string') throw new Malformed(`a checkpoint without ${name}`)
    return value
  }
  const count = members.get('count')
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) {
    throw new Malformed('a checkpoint without count')
  }
  const institutionId = readId<InstitutionId>(text('institutionId'))
  if (institutionId === undefined) throw new Malformed('institutionId is no id')
  return { institutionId, count, head: hash(text('head')), keyId: hash(text('keyId')), at: time(text('at')) }
}

function readMembers(json: string): Map<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new Malformed('the second line of a checkpoint is JSON', { cause })
  }
  if (typeof value !== 'object' || value === null) throw new Malformed('a checkpoint is an object')
  return new Map(Object.entries(value))
}

function hash(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Malformed('not a SHA-256 in lower-case hex')
  return text
}

function time(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch (cause) {
    throw new Malformed('at is no time', { cause })
  }
}

function parseBase64(text: string): Uint8Array {
  try {
    return Uint8Array.fromBase64(text)
  } catch (cause) {
    throw new Malformed('the third line of a checkpoint is base64', { cause })
  }
}

import type { IssuerId } from '../../domain/id.ts'
import { earlierInstant, isEarlier, isLater } from '../../domain/local-day.ts'
import { keptSeconds, type Span, statusPolicyAt } from '../../domain/status-times.ts'
import { sameBytes } from '../../pki/bytes.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import type { CertId, OcspRequest } from '../../pki/ocsp-request.ts'
import {
  assembleOcspResponse,
  type CertStatus,
  encodeOcspError,
  encodeResponseData,
  type OcspError,
} from '../../pki/ocsp-response.ts'
import { subjectPublicKeyBits } from '../../pki/spki.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RecordedState, Responder } from '../../ports/status.ts'
import { parsedIssuer } from '../ca/build-certificate.ts'
import type { DirectoryEntry } from '../institution/directory.ts'

export type OcspPorts = Pick<Ports, 'store' | 'clock' | 'crypto' | 'signer'>

export interface OcspAnswered {
  der: Uint8Array
  /** Absent where it was made for one asker, or is not to be told again. */
  kept?: KeptAnswer
}

/** One that may be told again. */
export interface KeptAnswer extends Span {
  serialNumbers: readonly string[]
  /** From when on it is to be signed anew. */
  renewAt: Temporal.Instant
  /** For which others may keep it. */
  maxAge: number
}

/** RFC 6960: one answer for all certificates of a request, which must be of one of our CAs. Errors are inside the protocol. */
export async function answerOcsp(
  ports: OcspPorts,
  { institution, issuers }: DirectoryEntry,
  { certIds, nonce }: OcspRequest,
): Promise<OcspAnswered> {
  const issuer = issuers.find((one) => one.isKeyHere && certIds.every((id) => isOf(ports, one, id)))
  // RFC 5019 §2.2.3: for whom else we cannot say anything.
  if (issuer === undefined) return { der: ocspError('unauthorized') }
  const { ocsp } = ports.store.at(institution.id)
  const serialNumbers = certIds.map(({ serialNumber }) => serialNumber)
  const [states, responders] = [await ocsp.states(issuer.id, serialNumbers), await ocsp.responders(issuer.id)]
  const now = ports.clock.machine().round({ smallestUnit: 'second', roundingMode: 'floor' })
  const responder = responders.find((one) => !isEarlier(now, one.notBefore) && isLater(one.notAfter, now))
  if (responder === undefined) return { der: ocspError('tryLater') }
  const status = statusPolicyAt(institution.versions, ports.clock.now())
  // It is worth nothing without the certificate under which it is signed.
  const nextUpdate = earlierInstant(now.add({ minutes: status.answerMinutes }), responder.notAfter)
  const stateOf = (id: CertId) => states.get(id.serialNumber) ?? ofCa(issuers, issuer.id, id.serialNumber)
  const data = encodeResponseData({
    responder: parseCertificate(responder.certificate).subjectDer,
    producedAt: now,
    responses: certIds.map((id) => ({
      certId: id.der,
      certStatus: statusOf(stateOf(id)),
      thisUpdate: now.subtract({ minutes: status.backdateMinutes }),
      nextUpdate,
    })),
    ...(nonce && { nonce }),
  })
  const der = await sign(ports, responder, data)
  // What is not issued, or not yet, may be so in a moment.
  const isSettled = certIds.every((id) => ['issued', 'revoked'].includes(stateOf(id)?.state ?? ''))
  if (nonce !== undefined || !isSettled) return { der }
  const renewAt = nextUpdate.subtract({ minutes: status.answerAheadMinutes })
  const maxAge = keptSeconds(status, nextUpdate, now)
  return { der, kept: { thisUpdate: now, nextUpdate, serialNumbers, renewAt, maxAge } }
}

export function ocspError(error: OcspError): Uint8Array {
  return encodeOcspError(error)
}

function isOf({ crypto }: OcspPorts, issuer: IssuerRecord, { hashAlgorithm, ...asked }: CertId): boolean {
  const { name, key } = hashesOf(crypto, issuer, hashAlgorithm)
  return sameBytes(name, asked.issuerNameHash) && sameBytes(key, asked.issuerKeyHash)
}

interface Hashes {
  name: Uint8Array
  key: Uint8Array
}

const kept = new WeakMap<IssuerRecord, Partial<Record<CertId['hashAlgorithm'], Hashes>>>()

function hashesOf(
  crypto: OcspPorts['crypto'],
  issuer: IssuerRecord,
  algorithm: CertId['hashAlgorithm'],
): Hashes {
  const before = kept.get(issuer)
  const known = before?.[algorithm]
  if (known !== undefined) return known
  const { subjectDer, spki } = parsedIssuer(issuer)
  const hash = (bytes: Uint8Array) => crypto[algorithm](bytes)
  const hashes = { name: hash(subjectDer), key: hash(subjectPublicKeyBits(spki)) }
  kept.set(issuer, { ...before, [algorithm]: hashes })
  return hashes
}

/** A root is asked about the CAs below it, which no verb revokes. */
function ofCa(
  issuers: readonly IssuerRecord[],
  root: IssuerId,
  serialNumber: string,
): RecordedState | undefined {
  const isIssued = issuers.some(
    (one) =>
      one.signedBy === root && one.level !== 'predecessor' && parsedIssuer(one).serialNumber === serialNumber,
  )
  return isIssued ? { state: 'issued' } : undefined
}

function statusOf(state: RecordedState | undefined): CertStatus {
  if (state === undefined) return { status: 'unknown' }
  if (state.state === 'issued') return { status: 'good' }
  // domain.md §2: what was recorded and is not signed counts as superseded.
  if (state.state === 'signing')
    return { status: 'revoked', revocationTime: state.since, reason: 'superseded' }
  return { status: 'revoked', revocationTime: state.at, reason: state.reason }
}

const algorithm = 'ecdsa-with-SHA256'

async function sign(
  { signer, crypto }: OcspPorts,
  { keyId, certificate }: Responder & { certificate: Uint8Array },
  data: Uint8Array,
): Promise<Uint8Array> {
  const signature = await signer.sign(keyId, algorithm, data)
  if (!crypto.verify(parseCertificate(certificate).spki, algorithm, data, signature))
    throw new Error(`the signer gave a bad signature with key ${keyId}`)
  return assembleOcspResponse(data, algorithm, signature, certificate)
}

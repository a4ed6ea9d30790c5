import { curves } from './curve.ts'
import { bitString, type Der, integer, sequence, tagged } from './der.ts'
import { type Element, fieldsOf, readBitString, readDer, readInteger, readOid } from './der-reader.ts'
import { parseEcdsaSignature } from './ecdsa-signature.ts'
import { Malformed } from './malformed.ts'
import { encodeName, type Name, readName } from './name.ts'
import {
  encodeSignatureAlgorithm,
  readSignatureAlgorithm,
  type SignatureAlgorithm,
} from './signature-algorithm.ts'
import { type PublicKey, parseSpki } from './spki.ts'

/** RFC 2986: somebody asks for a certificate, and shows that he has the key. */
export interface CertificationRequest {
  readonly subject: Name
  readonly spki: Der
  readonly publicKey: PublicKey
  readonly signatureAlgorithm: SignatureAlgorithm
  /** The bytes of certificationRequestInfo, which are signed. */
  readonly signed: Der
  /** ECDSA-Sig-Value, or the RSA octets. */
  readonly signature: Der
}

/** Well-formed, and nothing more: nobody has verified the signature. */
export type Unproven = CertificationRequest & { readonly brand: 'Unproven' }

/** The signature is that of the key in the request. */
export type Proven = CertificationRequest & { readonly brand: 'Proven' }

export type Verify = (
  spki: Uint8Array,
  algorithm: SignatureAlgorithm,
  tbs: Uint8Array,
  signature: Uint8Array,
) => boolean

/**
 *     CertificationRequest ::= SEQUENCE {
 *          certificationRequestInfo CertificationRequestInfo,
 *          signatureAlgorithm AlgorithmIdentifier,
 *          signature          BIT STRING }
 */
export function parseCertificationRequest(der: Uint8Array): Unproven {
  const fields = fieldsOf(readDer(der), 'CertificationRequest')
  const info = fields.next(0x30)
  const signatureAlgorithm = readSignatureAlgorithm(fields.next(0x30))
  const signature = readBitString(fields.next(0x03))
  fields.end()
  const request = { ...readInfo(info), signatureAlgorithm, signed: info.der, signature }
  checkSignatureForm(request)
  return request as Unproven
}

/** Earns the proof by the verification that is given: pki does no cryptography. */
export function proveCertificationRequest(unproven: Unproven, verify: Verify): Proven {
  const request: CertificationRequest = unproven
  if (!verify(request.spki, request.signatureAlgorithm, request.signed, request.signature)) {
    throw new Malformed('a certification request whose signature is not by its key')
  }
  return request as Proven
}

/**
 * The bytes to sign. No attributes: what the certificate will say is not the requester's to choose.
 *
 *     CertificationRequestInfo ::= SEQUENCE {
 *          version       INTEGER { v1(0) } (v1,...),
 *          subject       Name,
 *          subjectPKInfo SubjectPublicKeyInfo,
 *          attributes    [0] Attributes }
 */
export function encodeCertificationRequestInfo(subject: Name, spki: Uint8Array): Der {
  return sequence(integer(0), encodeName(subject), spki, tagged(0))
}

export function assembleCertificationRequest(
  info: Uint8Array,
  algorithm: SignatureAlgorithm,
  signature: Uint8Array,
): Der {
  return sequence(info, encodeSignatureAlgorithm(algorithm), bitString(signature))
}

function readInfo(element: Element): Pick<CertificationRequest, 'subject' | 'spki' | 'publicKey'> {
  const fields = fieldsOf(element, 'CertificationRequestInfo')
  if (readInteger(fields.next(0x02)) !== 0n)
    throw new Malformed('a certification request of another version than 1')
  const subject = readName(fields.next(0x30))
  const spki = fields.next(0x30).der
  for (const attribute of fields.next(0xa0).elements) checkAttribute(attribute)
  fields.end()
  return { subject, spki, publicKey: parseSpki(spki) }
}

/** What a client wishes beside the key is read as carefully as the rest, and then left out of account. */
function checkAttribute(element: Element): void {
  const fields = fieldsOf(element, 'Attribute')
  readOid(fields.next(0x06))
  const values = fields.next(0x31).elements
  fields.end()
  if (values.length === 0) throw new Malformed('an attribute without a value')
}

/** The algorithm is one for this kind of key, and the signature is of a form that the algorithm makes. */
function checkSignatureForm({ publicKey, signatureAlgorithm, signature }: CertificationRequest): void {
  const isRsa = signatureAlgorithm === 'sha256WithRSAEncryption'
  if (isRsa !== (publicKey.kind === 'RSA'))
    throw new Malformed('a signature algorithm that does not fit the key')
  if (publicKey.kind === 'EC') {
    parseEcdsaSignature(signature, curves[publicKey.curve].size)
    return
  }
  if (signature.length !== Math.ceil(publicKey.bits / 8))
    throw new Malformed('an RSA signature of the wrong length')
}

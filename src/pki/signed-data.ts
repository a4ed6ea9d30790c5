import { type Bytes, concat } from './bytes.ts'
import {
  type Der,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  tagged,
} from './der.ts'
import { fieldsOf, readDer } from './der-reader.ts'
import {
  id_contentType,
  id_data,
  id_ecdsa_with_SHA256,
  id_messageDigest,
  id_rsaEncryption,
  id_sha256,
  id_signedData,
  id_signingTime,
} from './oid.ts'
import { encodeTime } from './time.ts'

/** Whose signature it is. */
export interface CmsSigner {
  /** RSA with PKCS #1 v1.5, or ECDSA; both over SHA-256. */
  kind: 'rsa' | 'ec'
  /** Of his own certificate. */
  identifier: Der
  /** His own certificate, then those above it. */
  certificates: readonly Uint8Array[]
}

/**
 * RFC 5652 §10.2.4: the IssuerAndSerialNumber of a certificate, whoever made it: copied, since of a stranger's certificate
 * nothing more is asked.
 */
export function issuerAndSerialNumber(certificate: Uint8Array): Der {
  const tbs = fieldsOf(fieldsOf(readDer(certificate), 'Certificate').next(0x30), 'TBSCertificate')
  tbs.optional(0xa0)
  const serialNumber = tbs.next(0x02)
  tbs.next(0x30)
  return sequence(tbs.next(0x30).der, serialNumber.der)
}

/**
 * RFC 5652 §5.4: what is signed in place of the content: the SET OF attributes that holds the content's SHA-256. In the
 * message it stands with another tag: see encodeSignedData.
 */
export function encodeSignedAttributes(digest: Uint8Array, signingTime: Temporal.Instant): Der {
  return setOf(
    attribute(id_contentType, objectIdentifier(id_data)),
    attribute(id_signingTime, encodeTime(signingTime)),
    attribute(id_messageDigest, octetString(digest)),
  )
}

/**
 * RFC 5652 §3, §5.1: a signature beside the content it is about (RFC 8551's application/pkcs7-signature)
 *
 *     SignedData ::= SEQUENCE {
 *          version CMSVersion,
 *          digestAlgorithms SET OF DigestAlgorithmIdentifier,
 *          encapContentInfo EncapsulatedContentInfo,
 *          certificates [0] IMPLICIT CertificateSet OPTIONAL,
 *          signerInfos SET OF SignerInfo }
 *
 *     SignerInfo ::= SEQUENCE {
 *          version CMSVersion,
 *          sid IssuerAndSerialNumber,
 *          digestAlgorithm DigestAlgorithmIdentifier,
 *          signedAttrs [0] IMPLICIT SET OF Attribute,
 *          signatureAlgorithm SignatureAlgorithmIdentifier,
 *          signature OCTET STRING }
 */
export function encodeSignedData(signer: CmsSigner, signedAttributes: Der, signature: Uint8Array): Der {
  const signerInfo = sequence(
    integer(1),
    signer.identifier,
    sha256,
    concat([0xa0], signedAttributes.subarray(1)),
    signatureAlgorithms[signer.kind],
    octetString(signature),
  )
  const signedData = sequence(
    integer(1),
    setOf(sha256),
    sequence(objectIdentifier(id_data)),
    tagged(0, ...certificateSet(signer.certificates)),
    setOf(signerInfo),
  )
  return sequence(objectIdentifier(id_signedData), tagged(0, signedData))
}

/** RFC 5754 §2: SHA-256 without parameters. */
const sha256 = /* @__PURE__ */ sequence(objectIdentifier(id_sha256))

const signatureAlgorithms = {
  // RFC 3370 §3.2: named after the key, with NULL.
  rsa: sequence(objectIdentifier(id_rsaEncryption), nullValue()),
  ec: sequence(objectIdentifier(id_ecdsa_with_SHA256)),
} satisfies Record<CmsSigner['kind'], Bytes>

function attribute(type: string, value: Der): Der {
  return sequence(objectIdentifier(type), setOf(value))
}

/** A SET OF in DER, without its tag. */
function certificateSet(certificates: readonly Uint8Array[]): Uint8Array[] {
  return certificates.toSorted((a, b) => (a.toHex() < b.toHex() ? -1 : 1))
}

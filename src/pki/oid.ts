import { type Bytes, toHex } from './bytes.ts'
import { Malformed } from './malformed.ts'

/** An OBJECT IDENTIFIER in dotted decimal form. */
export type Oid = string

/** X.690 §8.19: the contents octets. */
export function encodeOid(oid: Oid): Bytes {
  const known = encoded.get(oid)
  if (known !== undefined) return known
  const octets = encode(oid)
  if (encoded.size < mostKept) encoded.set(oid, octets)
  return octets
}

/** The few that are written again and again. They are copied into what is written, never handed on. */
const encoded = new Map<Oid, Bytes>()
const mostKept = 100

function encode(oid: Oid): Bytes {
  const [root = 0n, second = 0n, ...arcs] = oid.split('.').map(BigInt)
  return Uint8Array.from([40n * root + second, ...arcs].flatMap(base128))
}

/** The dotted form of the contents octets. Real ones are short, and a long one costs time: 64 octets are the limit. */
export function parseOid(content: Uint8Array): Oid {
  if (content.length === 0 || content.length > 64)
    throw new Malformed('an OBJECT IDENTIFIER of unlikely length')
  const key = toHex(content)
  const known = parsed.get(key)
  if (known !== undefined) return known
  const oid = parse(content)
  if (parsed.size < mostKept) parsed.set(key, oid)
  return oid
}

const parsed = new Map<string, Oid>()

function parse(content: Uint8Array): Oid {
  const arcs: bigint[] = []
  let arc: bigint | undefined
  for (const octet of content) {
    if (arc === undefined && octet === 0x80) throw new Malformed('an OBJECT IDENTIFIER with a padded arc')
    arc = ((arc ?? 0n) << 7n) | BigInt(octet & 0x7f)
    if (octet & 0x80) continue
    arcs.push(arc)
    arc = undefined
  }
  if (arc !== undefined) throw new Malformed('an OBJECT IDENTIFIER that is cut short')
  const [first = 0n, ...rest] = arcs
  const root = first < 80n ? first / 40n : 2n
  return [root, first - 40n * root, ...rest].join('.')
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80)
  return octets
}

// Attributes of a name: X.520, RFC 4519.
export const id_at_commonName = '2.5.4.3'
export const id_at_serialNumber = '2.5.4.5'
export const id_at_countryName = '2.5.4.6'
export const id_at_localityName = '2.5.4.7'
export const id_at_stateOrProvinceName = '2.5.4.8'
export const id_at_streetAddress = '2.5.4.9'
export const id_at_organizationName = '2.5.4.10'
export const id_at_organizationalUnitName = '2.5.4.11'
export const id_domainComponent = '0.9.2342.19200300.100.1.25'
export const id_userid = '0.9.2342.19200300.100.1.1'

// Keys and signatures: RFC 3279, RFC 5480, RFC 5758.
export const id_rsaEncryption = '1.2.840.113549.1.1.1'
export const id_sha256WithRSAEncryption = '1.2.840.113549.1.1.11'
export const id_ecPublicKey = '1.2.840.10045.2.1'
export const id_secp256r1 = '1.2.840.10045.3.1.7'
export const id_secp384r1 = '1.3.132.0.34'
export const id_ecdsa_with_SHA256 = '1.2.840.10045.4.3.2'
export const id_ecdsa_with_SHA384 = '1.2.840.10045.4.3.3'

// Extensions: RFC 5280 §4.2.
export const id_ce_subjectKeyIdentifier = '2.5.29.14'
export const id_ce_keyUsage = '2.5.29.15'
export const id_ce_subjectAltName = '2.5.29.17'
export const id_ce_basicConstraints = '2.5.29.19'
export const id_ce_nameConstraints = '2.5.29.30'
export const id_ce_cRLDistributionPoints = '2.5.29.31'
export const id_ce_cRLNumber = '2.5.29.20'
export const id_ce_cRLReasons = '2.5.29.21'
export const id_ce_deltaCRLIndicator = '2.5.29.27'
export const id_ce_issuingDistributionPoint = '2.5.29.28'
export const id_ce_freshestCRL = '2.5.29.46'
export const id_ce_authorityKeyIdentifier = '2.5.29.35'
export const id_ce_extKeyUsage = '2.5.29.37'
export const id_pe_authorityInfoAccess = '1.3.6.1.5.5.7.1.1'
export const id_kp_serverAuth = '1.3.6.1.5.5.7.3.1'
export const id_kp_clientAuth = '1.3.6.1.5.5.7.3.2'
export const id_kp_OCSPSigning = '1.3.6.1.5.5.7.3.9'
export const id_ad_ocsp = '1.3.6.1.5.5.7.48.1'
export const id_ad_caIssuers = '1.3.6.1.5.5.7.48.2'

// OCSP: RFC 6960.
export const id_pkix_ocsp_basic = '1.3.6.1.5.5.7.48.1.1'
export const id_pkix_ocsp_nonce = '1.3.6.1.5.5.7.48.1.2'
export const id_pkix_ocsp_nocheck = '1.3.6.1.5.5.7.48.1.5'

// PKCS#12 and what it borrows: RFC 7292, RFC 8018, RFC 2985.
export const id_data = '1.2.840.113549.1.7.1'
export const id_encryptedData = '1.2.840.113549.1.7.6'
export const id_PBES2 = '1.2.840.113549.1.5.13'
export const id_PBKDF2 = '1.2.840.113549.1.5.12'
export const id_hmacWithSHA256 = '1.2.840.113549.2.9'
export const id_aes256_CBC = '2.16.840.1.101.3.4.1.42'
export const id_pbeWithSHAAnd3_KeyTripleDES_CBC = '1.2.840.113549.1.12.1.3'
export const id_sha1 = '1.3.14.3.2.26'
export const id_sha256 = '2.16.840.1.101.3.4.2.1'
export const id_pkcs8ShroudedKeyBag = '1.2.840.113549.1.12.10.1.2'
export const id_certBag = '1.2.840.113549.1.12.10.1.3'
export const id_x509Certificate = '1.2.840.113549.1.9.22.1'
export const id_friendlyName = '1.2.840.113549.1.9.20'
export const id_localKeyId = '1.2.840.113549.1.9.21'

// Cryptographic Message Syntax: RFC 5652.
export const id_signedData = '1.2.840.113549.1.7.2'
export const id_contentType = '1.2.840.113549.1.9.3'
export const id_messageDigest = '1.2.840.113549.1.9.4'
export const id_signingTime = '1.2.840.113549.1.9.5'

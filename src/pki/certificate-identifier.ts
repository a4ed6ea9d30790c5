import { encodeBase64, parseBase64 } from './base64.ts'
import { type Bytes, concat, fromHex, toHex } from './bytes.ts'
import { Malformed } from './malformed.ts'
import { parseSerialNumber, type SerialNumber } from './serial-number.ts'

/** RFC 9773 §4.1: which certificate, from what stands in it. */
export interface CertificateIdentifier {
  /** Of its authorityKeyIdentifier. */
  keyIdentifier: Uint8Array
  serialNumber: SerialNumber
}

/** More than the longest that RFC 5280 knows: a key identifier of SHA-512, and a serial number of twenty octets. */
const mostCharacters = 128

/** `base64url(keyIdentifier).base64url(serialNumber)`, the latter as DER has it, without tag and length; nothing pads. */
export function encodeCertificateIdentifier({ keyIdentifier, serialNumber }: CertificateIdentifier): string {
  return `${encodeBase64url(keyIdentifier)}.${encodeBase64url(integerOf(serialNumber))}`
}

export function parseCertificateIdentifier(text: string): CertificateIdentifier {
  const [keyIdentifier = '', serial = '', ...more] = text.split('.')
  if (text.length > mostCharacters || keyIdentifier === '' || serial === '' || more.length > 0)
    throw new Malformed('not the identifier of a certificate')
  const octets = parseBase64url(serial)
  const serialNumber = parseSerialNumber(toHex(octets))
  if (toHex(integerOf(serialNumber)) !== toHex(octets)) throw new Malformed('not the octets of a DER INTEGER')
  return { keyIdentifier: parseBase64url(keyIdentifier), serialNumber }
}

/** The octets of a positive INTEGER: where the first bit would be a sign, a zero stands before it. */
function integerOf(serialNumber: SerialNumber): Bytes {
  const octets = fromHex(serialNumber)
  return (octets[0] ?? 0) < 0x80 ? octets : concat([0], octets)
}

/** RFC 4648 §5, without padding. */
function encodeBase64url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function parseBase64url(text: string): Bytes {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) throw new Malformed('not base64url')
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/')
  return parseBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, '='))
}

import { sameBytes, toHex } from './bytes.ts'
import { encodeTbsCertificate, type ParsedTbsCertificate, parseTbsCertificate } from './certificate.ts'
import { formatName } from './format-name.ts'
import { extensionIds } from './known-extensions.ts'
import { type Expectation, type ExpectedExtensions, expectedExtensions } from './lint-expectation.ts'
import { Malformed } from './malformed.ts'
import { encodeName } from './name.ts'
import {
  id_at_commonName,
  id_at_countryName,
  id_at_organizationName,
  id_at_serialNumber,
  type Oid,
} from './oid.ts'

/** Reads once more, strictly, what is about to be signed. Each finding is a reason not to sign; none is good. */
export function lintCertificate(tbs: Uint8Array, expectation: Expectation): string[] {
  const certificate = parse(tbs)
  if (typeof certificate === 'string') return [certificate]
  const extensions = expectedExtensions(expectation)
  return [
    ...lintEncoding(tbs, certificate),
    ...lintSerialNumber(certificate, expectation),
    ...lintValidity(certificate, expectation),
    ...lintIssuer(certificate, expectation),
    ...lintSubject(certificate, expectation),
    ...lintKey(certificate, expectation),
    ...lintExtensions(certificate, extensions),
    ...lintValues(certificate, extensions),
  ]
}

function parse(tbs: Uint8Array): ParsedTbsCertificate | string {
  try {
    return parseTbsCertificate(tbs)
  } catch (error) {
    if (error instanceof Malformed) return `cannot be read: ${error.message}`
    throw error
  }
}

/** What is not ours, a string of another type say, reads well and is written differently. */
function* lintEncoding(tbs: Uint8Array, certificate: ParsedTbsCertificate): Generator<string> {
  try {
    const again = encodeTbsCertificate({ ...certificate, issuer: certificate.issuerDer })
    if (!sameBytes(again, tbs)) yield 'would be written otherwise by us'
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    yield `would not be written by us: ${error.message}`
  }
}

function* lintSerialNumber({ serialNumber }: ParsedTbsCertificate, expected: Expectation): Generator<string> {
  if (serialNumber !== expected.serialNumber) yield `serialNumber is ${serialNumber}`
  if (BigInt(`0x${serialNumber}`) >> 64n === 0n) yield 'serialNumber has no room for 64 random bits'
}

function* lintValidity(certificate: ParsedTbsCertificate, expected: Expectation): Generator<string> {
  const { notBefore, notAfter } = certificate
  if (!notBefore.equals(expected.notBefore)) yield `notBefore is ${notBefore}`
  if (!notAfter.equals(expected.notAfter)) yield `notAfter is ${notAfter}`
  if (Temporal.Instant.compare(notBefore, notAfter) >= 0) yield 'notAfter is not after notBefore'
  if ('issuer' in expected && Temporal.Instant.compare(notAfter, expected.issuer.notAfter) > 0) {
    yield 'notAfter is after that of the issuer'
  }
}

function* lintIssuer(certificate: ParsedTbsCertificate, expected: Expectation): Generator<string> {
  const issuer = 'issuer' in expected ? expected.issuer.subject : certificate.subjectDer
  if (!sameBytes(certificate.issuerDer, issuer)) yield 'issuer is not the subject of the issuer, byte by byte'
  if (certificate.signatureAlgorithm !== expected.signatureAlgorithm) {
    yield `signature algorithm is ${certificate.signatureAlgorithm}`
  }
}

function* lintSubject(certificate: ParsedTbsCertificate, expected: Expectation): Generator<string> {
  const types = certificate.subject.map(({ type }) => type).join()
  if (expected.profile === 'client' && types !== holderTypes.join())
    yield 'subject is not C, O, serialNumber, CN'
  if (types === '') yield 'subject is empty'
  if (!sameBytes(certificate.subjectDer, encodeName(expected.subject)))
    yield `subject is ${formatName(certificate.subject)}`
}

/** The subject of a person, the widest attribute first. */
const holderTypes = [id_at_countryName, id_at_organizationName, id_at_serialNumber, id_at_commonName]

/** That the key is of an accepted kind was seen when it was read. */
function* lintKey({ spki }: ParsedTbsCertificate, expected: Expectation): Generator<string> {
  if (!sameBytes(spki, expected.spki)) yield 'subjectPublicKeyInfo is another key'
}

function* lintExtensions(
  { extensions }: ParsedTbsCertificate,
  expected: ExpectedExtensions,
): Generator<string> {
  const wanted = new Map(Object.entries(expected))
  for (const { extnID, critical } of extensions) {
    const name = names.get(extnID) ?? extnID
    const expectation = wanted.get(name)
    if (expectation === undefined) yield `extension ${name} has no place here`
    if (expectation?.critical === !critical) yield `${name} is ${critical ? '' : 'not '}critical`
  }
}

const names: ReadonlyMap<Oid, string> = new Map(Object.entries(extensionIds).map(([name, id]) => [id, name]))

function* lintValues({ known }: ParsedTbsCertificate, expected: ExpectedExtensions): Generator<string> {
  const said = new Map<string, unknown>(Object.entries(known))
  for (const [name, { value }] of Object.entries(expected)) {
    const found = said.get(name)
    if (found === undefined) yield `${name} is missing`
    else if (!isSame(found, value)) yield `${name} is ${describe(found)}`
  }
}

/** Of values as extensions have them: bytes, texts, numbers, and lists and records of them. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (a instanceof Uint8Array || b instanceof Uint8Array) {
    return a instanceof Uint8Array && b instanceof Uint8Array && sameBytes(a, b)
  }
  const [these, those] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))]
  return these.length === those.size && these.every(([name, part]) => isSame(part, those.get(name)))
}

function describe(value: unknown): string | undefined {
  if (value instanceof Uint8Array) return `"${toHex(value)}"`
  return JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Uint8Array) return toHex(part)
    return typeof part === 'bigint' ? part.toString() : part
  })
}

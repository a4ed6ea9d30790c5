import { sameBytes } from '../../pki/bytes.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import { parsedIssuer } from '../ca/build-certificate.ts'
import type { Directory } from './directory.ts'

/** By whom a certificate says it was issued: told by the names of our CAs, which are public, and by no record. */
export function issuedBy(
  directory: Directory,
  slug: string,
  der: Uint8Array,
): 'us' | 'other-institution' | 'foreign' {
  const issuer = readIssuer(der)
  if (issuer === undefined) return 'foreign'
  const named = directory
    .all()
    .filter(({ issuers }) =>
      issuers.some(({ certificate }) => sameBytes(parseCertificate(certificate).subjectDer, issuer)),
    )
  if (named.length === 0) return 'foreign'
  // Several institutions may have had one CA before.
  return named.some(({ institution }) => institution.slug === slug) ? 'us' : 'other-institution'
}

/** By its name alone: for what is in our records already. */
export function hasIssued(issuer: IssuerRecord, der: Uint8Array): boolean {
  const said = readIssuer(der)
  return said !== undefined && sameBytes(parsedIssuer(issuer).subjectDer, said)
}

/** Undefined for one of a kind that we never issued. */
function readIssuer(der: Uint8Array): Uint8Array | undefined {
  try {
    return parseCertificate(der).issuerDer
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

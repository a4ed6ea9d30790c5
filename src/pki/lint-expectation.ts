import type { Holder, Issuer, StatusAddresses } from './certificate-profile.ts'
import type { KnownExtensions } from './known-extensions.ts'
import { id_ad_caIssuers, id_ad_ocsp, id_kp_clientAuth, id_kp_OCSPSigning, id_kp_serverAuth } from './oid.ts'

/** What the certificate must say, from those who ordered it and not from who built it. */
export type Expectation = Holder & Kind

type Kind =
  | { readonly profile: 'client'; readonly issuer: KnownIssuer; readonly status?: StatusAddresses }
  | { readonly profile: 'issuing'; readonly issuer: KnownIssuer; readonly status?: StatusAddresses }
  | { readonly profile: 'ocsp-responder'; readonly issuer: KnownIssuer }
  | { readonly profile: 'root' }
  | { readonly profile: 'tls-root'; readonly domains: readonly string[] }
  | { readonly profile: 'tls-server'; readonly issuer: KnownIssuer; readonly dNSNames: readonly string[] }

export interface KnownIssuer extends Issuer {
  readonly notAfter: Temporal.Instant
}

/** The extensions that there must be, no more and no fewer; criticality as RFC 5280 §4.2.1 wants it. */
export type ExpectedExtensions = {
  readonly [E in keyof KnownExtensions]: { readonly critical: boolean; readonly value: KnownExtensions[E] }
}

export function expectedExtensions(expectation: Expectation): ExpectedExtensions {
  const subjectKeyIdentifier = plain(new Uint8Array(expectation.subjectKeyIdentifier))
  switch (expectation.profile) {
    case 'client':
      return {
        ...endEntity(id_kp_clientAuth),
        ...authority(expectation.issuer),
        ...(expectation.status && statusAddresses(expectation.status)),
        subjectKeyIdentifier,
      }
    case 'tls-server':
      return {
        ...endEntity(id_kp_serverAuth),
        ...authority(expectation.issuer),
        subjectKeyIdentifier,
        subjectAltName: plain(expectation.dNSNames.map((dNSName) => ({ dNSName }))),
      }
    case 'ocsp-responder':
      return {
        ...endEntity(id_kp_OCSPSigning),
        ...authority(expectation.issuer),
        subjectKeyIdentifier,
        ocspNoCheck: plain(true),
      }
    case 'issuing':
      return {
        ...certificateAuthority(0n),
        ...authority(expectation.issuer),
        ...(expectation.status && statusAddresses(expectation.status)),
        subjectKeyIdentifier,
      }
    case 'root':
      return { ...certificateAuthority(), subjectKeyIdentifier }
    case 'tls-root':
      return { ...certificateAuthority(0n), ...domains(expectation.domains), subjectKeyIdentifier }
  }
}

function endEntity(purpose: string): ExpectedExtensions {
  return { keyUsage: critical(['digitalSignature'] as const), extKeyUsage: plain([purpose]) }
}

function certificateAuthority(pathLenConstraint?: bigint): ExpectedExtensions {
  return {
    basicConstraints: critical({ cA: true, ...(pathLenConstraint !== undefined && { pathLenConstraint }) }),
    keyUsage: critical(['keyCertSign', 'cRLSign'] as const),
  }
}

function authority(issuer: Issuer): ExpectedExtensions {
  return { authorityKeyIdentifier: plain(new Uint8Array(issuer.subjectKeyIdentifier)) }
}

function domains(permitted: readonly string[]): ExpectedExtensions {
  const everyAddress = [{ iPAddress: new Uint8Array(8) }, { iPAddress: new Uint8Array(32) }]
  const permittedSubtrees = permitted.map((dNSName) => ({ dNSName }))
  return { nameConstraints: critical({ permittedSubtrees, excludedSubtrees: everyAddress }) }
}

function statusAddresses({ crl, ocsp, caIssuers }: StatusAddresses): ExpectedExtensions {
  return {
    cRLDistributionPoints: plain([crl]),
    authorityInfoAccess: plain([
      { accessMethod: id_ad_ocsp, accessLocation: ocsp },
      { accessMethod: id_ad_caIssuers, accessLocation: caIssuers },
    ]),
  }
}

function critical<T>(value: T): { critical: boolean; value: T } {
  return { critical: true, value }
}

function plain<T>(value: T): { critical: boolean; value: T } {
  return { critical: false, value }
}

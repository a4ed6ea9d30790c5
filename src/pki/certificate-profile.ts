import { encodeBasicConstraints } from './basic-constraints.ts'
import type { TbsCertificate } from './certificate.ts'
import { nullValue } from './der.ts'
import type { Extension } from './extension.ts'
import { encodeAuthorityKeyIdentifier, encodeSubjectKeyIdentifier } from './key-identifier.ts'
import { encodeExtKeyUsage, encodeKeyUsage } from './key-usage.ts'
import { encodeName, type Name } from './name.ts'
import { encodeNameConstraints } from './name-constraints.ts'
import {
  id_ad_caIssuers,
  id_ad_ocsp,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_cRLDistributionPoints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  id_kp_OCSPSigning,
  id_kp_serverAuth,
  id_pe_authorityInfoAccess,
  id_pkix_ocsp_nocheck,
  type Oid,
} from './oid.ts'
import type { SerialNumber } from './serial-number.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'
import { encodeAuthorityInfoAccess, encodeCrlDistributionPoints } from './status-addresses.ts'
import { encodeSubjectAltName } from './subject-alt-name.ts'

/** What every profile is told. Nothing of it has a default. */
export interface Holder {
  readonly serialNumber: SerialNumber
  /** That of the key that will sign. */
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly notBefore: Temporal.Instant
  readonly notAfter: Temporal.Instant
  readonly subject: Name
  readonly spki: Uint8Array
  /** Of this spki: see keyIdentifier. */
  readonly subjectKeyIdentifier: Uint8Array
}

/** What a certificate says of its issuer, taken from the issuer's own certificate. */
export interface Issuer {
  readonly subject: Uint8Array
  readonly subjectKeyIdentifier: Uint8Array
}

/** Where others learn the state of a certificate. */
export interface StatusAddresses {
  readonly crl: string
  readonly ocsp: string
  readonly caIssuers: string
}

/** A person's certificate for log-on. RFC 5280 §4.2.1.9: no basicConstraints in the certificate of an end entity. */
export function clientCertificate(holder: Holder, issuer: Issuer, status?: StatusAddresses): TbsCertificate {
  return certificate(holder, issuer.subject, [
    critical(id_ce_keyUsage, encodeKeyUsage(['digitalSignature'])),
    plain(id_ce_extKeyUsage, encodeExtKeyUsage([id_kp_clientAuth])),
    ...keyIdentifiers(holder, issuer),
    ...(status === undefined ? [] : statusAddresses(status)),
  ])
}

/** The root of an institution: it signs issuing authorities. */
export function rootCertificate(holder: Holder): TbsCertificate {
  return certificate(holder, encodeName(holder.subject), [
    critical(id_ce_basicConstraints, encodeBasicConstraints({ cA: true })),
    critical(id_ce_keyUsage, encodeKeyUsage(['keyCertSign', 'cRLSign'])),
    plain(id_ce_subjectKeyIdentifier, encodeSubjectKeyIdentifier(holder.subjectKeyIdentifier)),
  ])
}

/** The authority that signs client certificates, and no authority below it. */
export function issuingCertificate(holder: Holder, issuer: Issuer, status?: StatusAddresses): TbsCertificate {
  return certificate(holder, issuer.subject, [
    critical(id_ce_basicConstraints, encodeBasicConstraints({ cA: true, pathLenConstraint: 0n })),
    critical(id_ce_keyUsage, encodeKeyUsage(['keyCertSign', 'cRLSign'])),
    ...keyIdentifiers(holder, issuer),
    ...(status === undefined ? [] : statusAddresses(status)),
  ])
}

/** RFC 6960 §4.2.2.2: who signs answers in the name of the authority that signs this. Nobody asks about himself: nocheck. */
export function ocspResponderCertificate(holder: Holder, issuer: Issuer): TbsCertificate {
  return certificate(holder, issuer.subject, [
    critical(id_ce_keyUsage, encodeKeyUsage(['digitalSignature'])),
    plain(id_ce_extKeyUsage, encodeExtKeyUsage([id_kp_OCSPSigning])),
    ...keyIdentifiers(holder, issuer),
    plain(id_pkix_ocsp_nocheck, nullValue()),
  ])
}

/** The root of our own server names. It can vouch for these domains and those below them, and for no IP address. */
export function tlsRootCertificate(holder: Holder, domains: readonly string[]): TbsCertificate {
  const nameConstraints = encodeNameConstraints({
    permittedSubtrees: domains.map((dNSName) => ({ dNSName })),
    excludedSubtrees: [{ iPAddress: new Uint8Array(8) }, { iPAddress: new Uint8Array(32) }],
  })
  return certificate(holder, encodeName(holder.subject), [
    critical(id_ce_basicConstraints, encodeBasicConstraints({ cA: true, pathLenConstraint: 0n })),
    critical(id_ce_keyUsage, encodeKeyUsage(['keyCertSign', 'cRLSign'])),
    plain(id_ce_subjectKeyIdentifier, encodeSubjectKeyIdentifier(holder.subjectKeyIdentifier)),
    critical(id_ce_nameConstraints, nameConstraints),
  ])
}

export function tlsServerCertificate(
  holder: Holder,
  issuer: Issuer,
  dNSNames: readonly string[],
): TbsCertificate {
  return certificate(holder, issuer.subject, [
    critical(id_ce_keyUsage, encodeKeyUsage(['digitalSignature'])),
    plain(id_ce_extKeyUsage, encodeExtKeyUsage([id_kp_serverAuth])),
    ...keyIdentifiers(holder, issuer),
    plain(id_ce_subjectAltName, encodeSubjectAltName(dNSNames.map((dNSName) => ({ dNSName })))),
  ])
}

function certificate(holder: Holder, issuer: Uint8Array, extensions: Extension[]): TbsCertificate {
  const { serialNumber, signatureAlgorithm, notBefore, notAfter, subject, spki } = holder
  return { serialNumber, signatureAlgorithm, issuer, notBefore, notAfter, subject, spki, extensions }
}

function keyIdentifiers(holder: Holder, issuer: Issuer): Extension[] {
  return [
    plain(id_ce_subjectKeyIdentifier, encodeSubjectKeyIdentifier(holder.subjectKeyIdentifier)),
    plain(id_ce_authorityKeyIdentifier, encodeAuthorityKeyIdentifier(issuer.subjectKeyIdentifier)),
  ]
}

function statusAddresses({ crl, ocsp, caIssuers }: StatusAddresses): Extension[] {
  const descriptions = [
    { accessMethod: id_ad_ocsp, accessLocation: ocsp },
    { accessMethod: id_ad_caIssuers, accessLocation: caIssuers },
  ]
  return [
    plain(id_ce_cRLDistributionPoints, encodeCrlDistributionPoints([crl])),
    plain(id_pe_authorityInfoAccess, encodeAuthorityInfoAccess(descriptions)),
  ]
}

function critical(extnID: Oid, extnValue: Extension['extnValue']): Extension {
  return { extnID, critical: true, extnValue }
}

function plain(extnID: Oid, extnValue: Extension['extnValue']): Extension {
  return { extnID, critical: false, extnValue }
}

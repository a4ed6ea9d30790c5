import { parseId } from '../../domain/id.ts'
import { outlives } from '../../domain/issuer-span.ts'
import { Refusal } from '../../domain/refusal.ts'
import { statusAddresses } from '../../domain/status-address.ts'
import { type Certificate, encodeTbsCertificate, parseCertificate } from '../../pki/certificate.ts'
import { clientCertificate } from '../../pki/certificate-profile.ts'
import { keyIdentifier } from '../../pki/key-identifier.ts'
import { lintCertificate } from '../../pki/lint.ts'
import { serialNumberFromRandom } from '../../pki/serial-number.ts'
import type { IssuerRecord, UnsignedCertificate } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovedRequest } from './approved-request.ts'

/** Builds what will be signed, and lints it. */
export function buildCertificate(
  { random, crypto, pkiOrigin }: Pick<Ports, 'random' | 'crypto' | 'pkiOrigin'>,
  slug: string,
  issuer: IssuerRecord | undefined,
  approved: ApprovedRequest,
): UnsignedCertificate {
  // As where it ends too early: somebody has to make one, and until then nothing is issued.
  if (issuer === undefined) throw new Refusal('issuer-ends-first', 'no CA issues at present')
  const { spki, subject, validity, cause } = approved
  const { notBefore, notAfter, expiryDate } = validity
  const issuing = issuerNames(issuer)
  if (outlives(notAfter, issuing.notAfter)) {
    throw new Refusal('issuer-ends-first', `the CA ends at ${issuing.notAfter}, before the certificate would`)
  }
  const holder = {
    serialNumber: serialNumberFromRandom(random.bytes(16)),
    signatureAlgorithm: issuer.signatureAlgorithm,
    notBefore,
    notAfter,
    subject,
    spki,
    subjectKeyIdentifier: keyIdentifier(spki, (bytes) => crypto.sha256(bytes)),
  }
  const status = pkiOrigin === undefined ? undefined : statusAddresses(pkiOrigin, slug, issuer.id, notAfter)
  const tbs = encodeTbsCertificate(clientCertificate(holder, issuing, status))
  const faults = lintCertificate(tbs, {
    ...holder,
    profile: 'client',
    issuer: issuing,
    ...(status && { status }),
  })
  if (faults.length > 0) throw new Error(`refused to sign: ${faults.join('; ')}`)

  return {
    id: parseId(random.uuid()),
    memberId: approved.memberId,
    issuerId: issuer.id,
    origin: cause.origin,
    ...(approved.byProtocol && { byProtocol: approved.byProtocol }),
    ...(cause.origin === 'renewal'
      ? { renewalId: cause.renewalId }
      : {
          acquisitionId: cause.acquisitionId,
          ...(cause.entitlementId === undefined ? {} : { entitlementId: cause.entitlementId }),
        }),
    serialNumber: holder.serialNumber,
    publicKeyHash: approved.publicKeyHash,
    keyAlgorithm: approved.keyAlgorithm,
    commonName: approved.commonName,
    tbs,
    signatureAlgorithm: issuer.signatureAlgorithm,
    notBefore,
    notAfter,
    expiryDate,
    proveUntil: approved.proveUntil,
    policyVersion: approved.policyVersion,
  }
}

/** What a certificate says of its issuer, from the issuer's own certificate. */
function issuerNames(issuer: IssuerRecord) {
  const { subjectDer, known, notAfter } = parsedIssuer(issuer)
  if (known.subjectKeyIdentifier === undefined) throw new Error('the issuing CA has no key identifier')
  return { subject: subjectDer, subjectKeyIdentifier: known.subjectKeyIdentifier, notAfter }
}

/** Read once for each record of it: the one that signs today is the same record for a second. */
const parsedIssuers = new WeakMap<IssuerRecord, Certificate>()

/** What an issuer's own certificate says. */
export function parsedIssuer(issuer: IssuerRecord): Certificate {
  const before = parsedIssuers.get(issuer)
  if (before !== undefined) return before
  const certificate = parseCertificate(issuer.certificate)
  parsedIssuers.set(issuer, certificate)
  return certificate
}

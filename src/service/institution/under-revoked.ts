import { next } from '../../domain/certificate-stage.ts'
import type { CertificateId } from '../../domain/id.ts'
import type { Certificates, IssuerRecord } from '../../ports/certificate-records.ts'
import type { LifeAsRead } from '../../ports/member-records.ts'
import type { CertificateCase } from '../../ports/swift.ts'
import { hasIssued } from './issued-by.ts'

type Case = Pick<CertificateCase, 'life'> & { certificate: Pick<CertificateCase['certificate'], 'id'> }

/**
 * Of a CA that is revoked everything counts as revoked at once: the records follow in the minutes after. Undefined of any
 * other CA.
 */
export function underRevoked<T extends Case>(
  issuers: readonly IssuerRecord[],
  der: Uint8Array,
  known: T,
): T | undefined {
  const ca = issuers.find((one) => one.revokedAt !== undefined && hasIssued(one, der))
  if (ca?.revokedAt === undefined) return undefined
  const { revokedAt } = ca
  const certificates = known.life.certificates.map((one) =>
    one.id === known.certificate.id && next(one.stage, 'revoke') !== undefined
      ? { ...one, stage: 'revoked' as const, revokedFor: 'superseded' as const, revokedAt }
      : one,
  )
  return { ...known, life: { ...known.life, certificates } }
}

/** The same of a life whose certificate is known by its id alone. Where no CA is revoked nothing is read. */
export async function lifeUnderRevoked(
  certificates: Pick<Certificates, 'byId'>,
  issuers: readonly IssuerRecord[],
  id: CertificateId,
  life: LifeAsRead,
): Promise<LifeAsRead | undefined> {
  if (issuers.every(({ revokedAt }) => revokedAt === undefined)) return undefined
  const certificate = await certificates.byId(id)
  return certificate?.der && underRevoked(issuers, certificate.der, { certificate, life })?.life
}

import { next } from '../../domain/certificate-stage.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { CertificateCase } from '../../ports/swift.ts'
import { hasIssued } from './issued-by.ts'

type Case = Pick<CertificateCase, 'certificate' | 'life'>

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

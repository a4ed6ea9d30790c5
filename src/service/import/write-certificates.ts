import { type CertificateId, parseId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { assumedValidity } from '../../domain/predecessor.ts'
import type { ForeignCertificate } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Doing, recordAll } from './doing.ts'
import type { ImportPlan } from './examine.ts'

/** The certificates of a predecessor that a file names, any number of them: in use from now on. */
export async function writeCertificates(
  ports: Pick<Ports, 'random' | 'crypto' | 'origin'>,
  tx: Repositories,
  { institution: { versions }, by, cause }: Doing,
  { certificates: { certificates }, issuerId }: Extract<ImportPlan, { what: 'certificates' }>,
): Promise<void> {
  const { at } = by
  const { version: policyVersion } = policyToday(versions, at)
  const made = certificates.map(
    ({ memberId, fingerprint, serialNumber, expiryDate }): ForeignCertificate => ({
      id: parseId<CertificateId>(ports.random.uuid()),
      memberId,
      issuerId,
      ...(fingerprint !== undefined && { fingerprint: Uint8Array.fromHex(fingerprint) }),
      ...(serialNumber !== undefined && { serialNumber }),
      ...assumedValidity(expiryDate, versions, at),
      policyVersion,
    }),
  )
  await tx.certificates.addForeign(made, at)
  await recordAll(
    ports,
    tx,
    made.map(({ id: certificateId, memberId, expiryDate }) => ({
      ...by,
      kind: 'predecessor-certificate-added',
      memberId,
      certificateId,
      issuerId,
      facts: { expiryDate: expiryDate.toString(), ...cause },
    })),
  )
}

import { personKey } from '../../domain/check-people.ts'
import type { CsvRow } from '../../domain/csv.ts'
import type { IssuerId } from '../../domain/id.ts'
import {
  type CertificatePlan,
  checkCertificates,
  readCertificateLines,
} from '../../domain/import-certificates.ts'
import { certificateColumns, readLines } from '../../domain/import-columns.ts'
import type { ImportFault } from '../../domain/import-fault.ts'
import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import type { ImportPlace } from './import-place.ts'

/** Certificates of one CA that was in use before, as a file has them. */
export async function examineCertificates(
  { repositories: { joining }, institution, now }: ImportPlace,
  rows: readonly CsvRow[],
  issuer: IssuerId,
): Promise<{ plan: CertificatePlan; faults: ImportFault[] }> {
  const today = localDate(now, zoneOf(institution.versions))
  const { lines, faults: ofHead } = readLines(rows, certificateColumns)
  const { certificates, faults: ofLines } = readCertificateLines(lines, today)
  // As at log-on: an ID names whoever has it to the letter.
  const holders = (await joining.holders(certificates)).filter(({ loginId, asked }) => loginId === asked)
  const there = await joining.certificates(
    issuer,
    certificates.flatMap(({ fingerprint }) => fingerprint ?? []),
    certificates.flatMap(({ serialNumber }) => serialNumber ?? []),
  )
  const registered = {
    members: new Map(holders.map((holder) => [personKey(holder), holder])),
    fingerprints: new Set(there.fingerprints),
    serialNumbers: new Set(there.serialNumbers),
  }
  const { plan, faults } = checkCertificates(certificates, registered, today)
  return { plan, faults: [...ofHead, ...ofLines, ...faults] }
}

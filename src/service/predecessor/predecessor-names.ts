import type { PredecessorName } from '../../domain/import-request.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { formatName } from '../../pki/format-name.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'

/** The CAs that were in use before, each as people compare it. */
export async function predecessorNames(
  { crypto }: Pick<Ports, 'crypto'>,
  { issuers }: Pick<Repositories, 'issuers'>,
): Promise<PredecessorName[]> {
  return (await issuers.all())
    .filter(({ level }) => level === 'predecessor')
    .map(({ id, certificate }) => ({
      id,
      subject: formatName(parseCertificate(certificate).subject),
      fingerprint: crypto.sha256(certificate).toHex(),
    }))
}

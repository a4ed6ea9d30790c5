import type { CaFault } from '../../domain/ca-fault.ts'
import { isEarlier, isLater } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sameBytes } from '../../pki/bytes.ts'
import { type CertificateList, parseCertificateList } from '../../pki/crl.ts'
import type { BroughtList, IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { parsedIssuer } from './build-certificate.ts'

type BringPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** The list of a root whose key is elsewhere, as it was signed there: from now on it is served. Refuses: ca-unfit, and why. */
export async function bringList(
  ports: BringPorts,
  { id: institution }: Pick<InstitutionRecord, 'id'>,
  der: Uint8Array,
): Promise<{ root: IssuerRecord; list: BroughtList }> {
  const parsed = parseCertificateList(der)
  return ports.store.transact(institution, async (tx) => {
    const root = (await tx.issuers.lock()).find((one) => isBy(ports, one, parsed))
    if (root === undefined || !isWhole(parsed, ports.clock.machine())) throw unfit('list-unfit')
    const { thisUpdate, nextUpdate, cRLNumber: number } = parsed
    const before = root.broughtList
    if (before !== undefined && (number <= before.number || isEarlier(thisUpdate, before.thisUpdate)))
      throw unfit('list-old')
    const list = { der, number, thisUpdate, nextUpdate }
    await tx.issuers.bringList(root.id, list)
    await record(ports, tx, {
      at: ports.clock.now(),
      actor: 'system',
      kind: 'ca-list-brought',
      issuerId: root.id,
      facts: { number: String(number), nextUpdate: nextUpdate.toString() },
    })
    return { root, list }
  })
}

function isBy(
  { crypto }: Pick<Ports, 'crypto'>,
  issuer: IssuerRecord,
  { issuerDer, signatureAlgorithm, tbs, signature }: CertificateList,
): boolean {
  if (issuer.level !== 'root' || issuer.isKeyHere) return false
  const { subjectDer, spki } = parsedIssuer(issuer)
  return sameBytes(subjectDer, issuerDer) && crypto.verify(spki, signatureAlgorithm, tbs, signature)
}

const isWhole = (list: CertificateList, now: Temporal.Instant) =>
  list.deltaCRLIndicator === undefined &&
  list.issuingDistributionPoint === undefined &&
  !isEarlier(now, list.thisUpdate) &&
  isLater(list.nextUpdate, now)

const unfit = (fault: CaFault) => new Refusal('ca-unfit', `the list cannot be used: ${fault}`, { fault })

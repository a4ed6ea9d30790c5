import type { CaFault } from '../../domain/ca-fault.ts'
import type { IssuerId } from '../../domain/id.ts'
import { isEarlier, isLater } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sameBytes } from '../../pki/bytes.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { type CertificateList, parseCertificateList } from '../../pki/crl.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { BroughtList, IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { parsedIssuer } from './build-certificate.ts'

type BringPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * The list of a root whose key is elsewhere, as it was signed there: from now on it is served. Staff are alarmed where it
 * names a CA that goes on here; it is revoked by two people, as every CA. Refuses: ca-unfit, and why.
 */
export async function bringList(
  ports: BringPorts,
  { id: institution }: Pick<InstitutionRecord, 'id'>,
  der: Uint8Array,
): Promise<{ root: IssuerRecord; list: BroughtList; listed: readonly IssuerRecord[] }> {
  const parsed = parseCertificateList(der)
  return ports.store.transact(institution, async (tx) => {
    const issuers = await tx.issuers.lock()
    const root = issuers.find((one) => isBy(ports, one, parsed))
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
    const listed = issuers.filter((one) => isListed(one, root, parsed))
    for (const { id } of listed) await alarm(ports, tx, id, number)
    return { root, list, listed }
  })
}

/** A CA of ours that goes on here, though everybody who reads the list refuses what it has issued. */
function isListed(
  { signedBy, revokedAt, ...issuer }: IssuerRecord,
  root: IssuerRecord,
  list: CertificateList,
) {
  if (issuer.level !== 'issuing' || signedBy !== root.id || revokedAt !== undefined) return false
  const { serialNumber } = parseCertificate(issuer.certificate)
  return list.revoked.some((one) => one.serialNumber === serialNumber)
}

/** With each list that names it: until two people have revoked it here, too. */
async function alarm(ports: BringPorts, tx: Repositories, issuer: IssuerId, number: bigint): Promise<void> {
  const at = ports.clock.now()
  // A UUID is what an alarm's id is.
  const id = ports.random.uuid() as AlarmId
  const said = { issuer, list: String(number) }
  await tx.alarms.raise({ id, kind: 'ca-listed', raisedAt: at, facts: said })
  const facts = { alarm: id, kind: 'ca-listed', ...said }
  await record(ports, tx, { at, actor: 'system', kind: 'staff-alarmed', facts })
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

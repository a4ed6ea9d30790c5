import { parseId } from '../../domain/id.ts'
import { preparedAuthority } from '../../domain/issuing-authority.ts'
import { isLater } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import { id_at_organizationName } from '../../pki/oid.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { KeyKind } from '../../ports/signer.ts'
import { parsedIssuer } from './build-certificate.ts'
import { addIssuers, nextGeneration, refuseIfOthersCame } from './make-authority.ts'
import { type AuthorityPorts, authorityName, makeIssuing, makeKey } from './make-issuer.ts'
import { refuseShortYears } from './refuse-too-soon.ts'

/**
 * The first step of a roll-over: the next issuing CA, below the newest root whose key is here. Log-on, addresses and
 * bundles know it from now on, and it issues nothing until there is a switch.
 */
export async function prepareAuthority(
  ports: AuthorityPorts,
  { id: institution, slug, versions }: Pick<InstitutionRecord, 'id' | 'slug' | 'versions'>,
  { keyKind, years }: { keyKind: KeyKind; years: number },
): Promise<IssuerRecord> {
  const all = await ports.store.at(institution).issuers.all()
  refuseSecondPrepared(all, ports.clock.now())
  const root = all.find(
    ({ level, isKeyHere, notAfter }) =>
      level === 'root' && isKeyHere && isLater(notAfter, ports.clock.machine()),
  )
  if (root === undefined) throw new Refusal('ca-unfit', 'no root has its key here', { fault: 'no-root-key' })
  refuseShortYears(years, root, versions, ports.clock.now())
  const issuing = await makeIssuing(ports, slug, root, {
    id: parseId(ports.random.uuid()),
    subject: authorityName(organizationOf(root), 'issuing', nextGeneration(all, 'issuing')),
    key: await makeKey(ports, keyKind),
    years,
  })
  await ports.store.transact(institution, async (tx) => {
    await refuseIfOthersCame(tx, all)
    await addIssuers(ports, tx, [issuing])
  })
  return issuing
}

/** One at a time: the switch goes to the one there is. */
export function refuseSecondPrepared(all: readonly IssuerRecord[], now: Temporal.Instant): void {
  const prepared = preparedAuthority(all, now)
  if (prepared !== undefined)
    throw new Refusal('ca-unfit', `CA ${prepared.id} is prepared already`, { fault: 'already-prepared' })
}

function organizationOf(issuer: IssuerRecord): string {
  const part = parsedIssuer(issuer).subject.find(({ type }) => type === id_at_organizationName)
  if (part === undefined) throw new Error(`the CA ${issuer.id} names no organization`)
  return part.value
}

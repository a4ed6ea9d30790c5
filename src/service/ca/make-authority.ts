import { parseId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyKind } from '../../ports/signer.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { type AuthorityPorts, authorityName, makeIssuing, makeKey, makeRoot } from './make-issuer.ts'

export interface AuthorityPlan {
  institution: Pick<InstitutionRecord, 'id' | 'slug'>
  /** In the names of both CAs, which every browser's chooser shows. */
  organization: string
  keyKind: KeyKind
  rootYears: number
  issuingYears: number
}

/**
 * A root and the issuing CA below it, which issues from now on. The keys are durable before the records name them. Where
 * there are CAs already the new ones are of the next generation, and their names say so.
 */
export async function makeAuthority(
  ports: AuthorityPorts,
  { institution, organization, keyKind, rootYears, issuingYears }: AuthorityPlan,
): Promise<{ root: IssuerRecord; issuing: IssuerRecord }> {
  const all = await ports.store.at(institution.id).issuers.all()
  const root = await makeRoot(ports, {
    id: parseId(ports.random.uuid()),
    subject: authorityName(organization, 'root', nextGeneration(all, 'root')),
    key: await makeKey(ports, keyKind),
    years: rootYears,
  })
  const made = await makeIssuing(ports, institution.slug, root, {
    id: parseId(ports.random.uuid()),
    subject: authorityName(organization, 'issuing', nextGeneration(all, 'issuing')),
    key: await makeKey(ports, keyKind),
    years: issuingYears,
  })
  const issuing = { ...made, issuesFrom: ports.clock.now() }
  await ports.store.transact(institution.id, async (tx) => {
    await refuseIfOthersCame(tx, all)
    await addIssuers(ports, tx, [root, issuing])
  })
  return { root, issuing }
}

export function nextGeneration(all: readonly IssuerRecord[], level: 'root' | 'issuing'): number {
  return all.filter((one) => one.level === level).length + 1
}

/** Two that are made at once would bear one name. */
export async function refuseIfOthersCame(tx: Repositories, known: readonly IssuerRecord[]): Promise<void> {
  const now = await tx.issuers.lock()
  if (now.length !== known.length) throw new Refusal('busy', 'another CA was made in the same moment')
}

export async function addIssuers(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  issuers: readonly IssuerRecord[],
): Promise<void> {
  const at = ports.clock.now()
  for (const issuer of issuers) {
    await tx.issuers.add(issuer, at)
    await record(ports, tx, {
      kind: 'issuer-made',
      at,
      actor: 'system',
      issuerId: issuer.id,
      facts: {
        level: issuer.level,
        keyId: issuer.keyId,
        state: issuer.level === 'issuing' && issuer.issuesFrom === undefined ? 'prepared' : 'in-use',
        key: issuer.isKeyHere ? 'here' : 'elsewhere',
        fingerprint: ports.crypto.sha256(issuer.certificate).toHex(),
      },
    })
  }
}

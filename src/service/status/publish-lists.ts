import type { IssuerId } from '../../domain/id.ts'
import { isLater, laterInstant, localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { deltaPath, type ListScope, listPath } from '../../domain/status-address.ts'
import { isListDue, shardsBetween, statusPolicyAt } from '../../domain/status-times.ts'
import { certificateValidity } from '../../domain/validity.ts'
import { concat } from '../../pki/bytes.ts'
import {
  encodeTbsCertList,
  frameOfCertificateList,
  frameOfTbsCertList,
  type TbsCertList,
} from '../../pki/crl.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ListFrame, ListToSign, StatusLists } from '../../ports/status.ts'
import { parsedIssuer } from '../ca/build-certificate.ts'
import { type SigningKey, signCertificate, signTbs } from '../ca/sign-certificate.ts'
import { eachInTurn } from '../each-in-turn.ts'

export type StatusPorts = Pick<Ports, 'store' | 'clock' | 'crypto' | 'signer' | 'pkiOrigin' | 'journal'>

/** Signs the lists of an institution that are due. A CA that cannot sign keeps no other waiting. Answers with how many it signed. */
export async function publishLists(ports: StatusPorts, institution: InstitutionRecord): Promise<number> {
  const issuers = await ports.store.at(institution.id).issuers.all()
  const signed = await eachInTurn(issuers, (issuer) => publishListsOf(ports, institution, issuer))
  return signed.reduce((sum, count) => sum + count, 0)
}

/**
 * Those of one CA: whoever runs the program calls it every second, on any number of nodes. A list is recorded with its
 * number and what will stand in it, signed outside of any transaction, and served from then on.
 */
export async function publishListsOf(
  ports: StatusPorts,
  institution: InstitutionRecord,
  issuer: IssuerRecord,
): Promise<number> {
  if (ports.journal?.isBehind(institution.id)) return 0 // what was revoked may be forgotten in it
  // Whoever has the key tells of his own, and a CA that is over is believed by nobody.
  if (!issuer.isKeyHere || !isLater(issuer.notAfter, ports.clock.machine())) return 0
  const scopes = scopesOf(ports, institution, issuer)
  const due = await dueOf(ports, institution, ports.store.at(institution.id).statusLists, issuer.id, scopes)
  if (due.length === 0) return 0
  const lists = await begin(ports, institution, issuer, scopes)
  for (const list of lists) await sign(ports, institution, issuer, list)
  return lists.length
}

/** A root has signed CAs alone, and where certificates name no address nobody asks for a part. */
function scopesOf(
  { clock, pkiOrigin }: StatusPorts,
  { versions }: InstitutionRecord,
  { level }: IssuerRecord,
): ListScope[] {
  if (level === 'root' || pkiOrigin === undefined) return ['all']
  const now = laterInstant(clock.now(), clock.machine())
  const today = localDate(now, zoneOf(versions))
  // By whichever version a certificate was made, it ends no later than one of the longest would that is made today.
  const ends = versions.map(({ policy }) => {
    const oldExpiryDate = today.add({ days: policy.renewalOpens })
    return certificateValidity({ policy, now, machineNow: now, oldExpiryDate }).notAfter
  })
  return ['all', ...shardsBetween(clock.machine(), ends.reduce(laterInstant))]
}

async function dueOf(
  { clock }: StatusPorts,
  { versions }: InstitutionRecord,
  lists: StatusLists,
  issuer: IssuerId,
  scopes: readonly ListScope[],
): Promise<ListScope[]> {
  const status = statusPolicyAt(versions, clock.now())
  const [latest, news] = [await lists.latest(issuer), await lists.news(issuer)]
  const hasNews = (scope: ListScope) =>
    scope === 'all' ? news.length > 0 : news.includes(scope) || news.includes('every')
  return scopes.filter((scope) => isListDue(latest.get(scope), hasNews(scope), status, clock.machine()))
}

/** What is due is looked at once more: another node may have been first. */
function begin(
  ports: StatusPorts,
  institution: InstitutionRecord,
  issuer: IssuerRecord,
  scopes: readonly ListScope[],
): Promise<ListToSign[]> {
  // Others judge a list by the time of day, whatever the demonstration's clock says.
  const thisUpdate = ports.clock.machine().round({ smallestUnit: 'second', roundingMode: 'floor' })
  const nextUpdate = thisUpdate.add({
    hours: statusPolicyAt(institution.versions, ports.clock.now()).listHours,
  })
  const [firstShard = ''] = shardsBetween(thisUpdate, thisUpdate)
  return ports.store.transact(
    institution.id,
    async ({ statusLists }) => {
      const due = await dueOf(ports, institution, statusLists, issuer.id, scopes)
      if (due.length === 0) return []
      return statusLists.begin(issuer.id, due, { thisUpdate, nextUpdate, firstShard, known: scopes })
    },
    'one-moment',
  )
}

async function sign(
  ports: StatusPorts,
  { id, slug, versions }: InstitutionRecord,
  issuer: IssuerRecord,
  list: ListToSign,
): Promise<void> {
  const { subjectDer, spki, known } = parsedIssuer(issuer)
  if (known.subjectKeyIdentifier === undefined) throw new Error('a CA without a key identifier')
  const { scope, number, nextUpdate } = list
  const { backdateMinutes } = statusPolicyAt(versions, ports.clock.now())
  const thisUpdate = list.thisUpdate.subtract({ minutes: backdateMinutes })
  const address = (path: string) => `${ports.pkiOrigin}${path}`
  const whole: Omit<TbsCertList, 'revoked'> = {
    signatureAlgorithm: issuer.signatureAlgorithm,
    issuer: subjectDer,
    thisUpdate,
    nextUpdate,
    authorityKeyIdentifier: known.subjectKeyIdentifier,
    cRLNumber: BigInt(number),
    ...(scope !== 'all' && {
      issuingDistributionPoint: {
        distributionPoint: address(listPath(slug, issuer.id, scope)),
        only: 'user-certificates',
      },
    }),
  }
  const delta = { ...whole, revoked: list.deltaEntries, deltaCRLIndicator: BigInt(list.baseNumber) }
  const freshestCRL = address(deltaPath(slug, issuer.id, scope))
  const full = scope === 'all' ? whole : { ...whole, freshestCRL }
  const key = { ...issuer, spki }
  const { statusLists } = ports.store.at(id)
  const frame = await signAround(ports, key, full, await statusLists.entries(issuer.id, list))
  const signedDelta = await signCertificate(ports, key, encodeTbsCertList(delta))
  await statusLists.signed(issuer.id, list, { ...frame, delta: signedDelta, at: ports.clock.machine() })
}

/** The entries are where they are read from: only what goes around them is written. */
async function signAround(
  ports: StatusPorts,
  key: SigningKey,
  list: Omit<TbsCertList, 'revoked'>,
  entries: readonly Uint8Array[],
): Promise<ListFrame> {
  const octets = entries.reduce((sum, { length }) => sum + length, 0)
  const tbs = frameOfTbsCertList(list, octets)
  const signature = await signTbs(ports, key, concat(tbs.before, ...entries, tbs.after))
  const { before, after } = frameOfCertificateList(tbs, octets, key.signatureAlgorithm, signature)
  return { head: before, foot: after, octets }
}

import type { IssuerId } from '../../domain/id.ts'
import { parseId, readId } from '../../domain/id.ts'
import { switchWordsFaults } from '../../domain/kill-switch.ts'
import { earlierInstant, firstInstant, isAfter, localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { longestSpread, type PullWish, type RenewalPullShown } from '../../domain/pull-request.ts'
import { Refusal } from '../../domain/refusal.ts'
import { renewableThrough } from '../../domain/renewal-opening.ts'
import { formatName } from '../../pki/format-name.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { PullProfile } from '../../ports/renewal-pulls.ts'
import type { Repositories } from '../../ports/store.ts'
import { parsedIssuer } from '../ca/build-certificate.ts'

/** What would be asked for, with whom it touches today. Refuses: not-found, pull-unfit. */
export async function showPull(
  { issuers, renewalPulls }: Pick<Repositories, 'issuers' | 'renewalPulls'>,
  { versions }: Pick<InstitutionRecord, 'versions'>,
  wish: PullWish,
  now: Temporal.Instant,
): Promise<RenewalPullShown> {
  if (!isFit(wish, versions, now)) throw new Refusal('pull-unfit', 'this cannot be asked for')
  const issuer = wish.issuerId === '' ? '' : nameOf(await issuerOf(issuers, wish.issuerId))
  const opensAfter = renewableThrough(versions, localDate(now, zoneOf(versions)))
  const counted = await renewalPulls.count(profileOf(wish, versions, now), opensAfter)
  const { issuerId, keyAlgorithm, issuedBefore, spreadHours, reason } = wish
  const { certificates, early, unreachable } = counted
  return {
    format: 1,
    act: 'renewal-pull',
    ...{ issuerId, issuer, keyAlgorithm, issuedBefore, spreadHours },
    reason: { ja: reason.ja, en: reason.en },
    ...{ certificates, early, unreachable },
  }
}

/** Whether it could still be asked for, whoever has come or gone since. */
export async function isStillThere(
  { issuers }: Pick<Repositories, 'issuers'>,
  { versions }: Pick<InstitutionRecord, 'versions'>,
  wish: PullWish,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!isFit(wish, versions, now)) return false
  return wish.issuerId === '' || (await issuers.all()).some(({ id }) => id === wish.issuerId)
}

/** What is made from now on is never of it: nobody is asked to renew what he has got by it. */
export function profileOf(
  { issuerId, keyAlgorithm, issuedBefore }: PullWish,
  versions: InstitutionRecord['versions'],
  now: Temporal.Instant,
): PullProfile {
  const before =
    issuedBefore === ''
      ? now
      : earlierInstant(now, firstInstant(Temporal.PlainDate.from(issuedBefore), zoneOf(versions)))
  return {
    issuedBefore: before,
    ...(issuerId !== '' && { issuerId: parseId<IssuerId>(issuerId) }),
    ...(keyAlgorithm !== '' && { keyAlgorithm }),
  }
}

export const nameOf = (issuer: IssuerRecord) => formatName(parsedIssuer(issuer).subject)

async function issuerOf(issuers: Repositories['issuers'], typed: string): Promise<IssuerRecord> {
  const id = readId<IssuerId>(typed)
  const issuer = (await issuers.all()).find((one) => one.id === id && one.level !== 'root')
  if (issuer === undefined) throw new Refusal('not-found', 'there is no such CA')
  return issuer
}

function isFit(
  { issuedBefore, spreadHours, reason }: PullWish,
  versions: InstitutionRecord['versions'],
  now: Temporal.Instant,
): boolean {
  const today = localDate(now, zoneOf(versions))
  if (issuedBefore !== '' && isAfter(Temporal.PlainDate.from(issuedBefore), today)) return false
  if (!Number.isInteger(spreadHours) || spreadHours < 1 || spreadHours > longestSpread) return false
  return switchWordsFaults(reason).length === 0
}

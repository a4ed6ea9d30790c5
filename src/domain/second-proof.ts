import type { AcquisitionGrant } from './acquisition.ts'
import type { Role } from './life.ts'
import { isEarlier } from './local-day.ts'
import type { PickupChannel, Policy, SecondProof } from './policy.ts'

/** What is asked about: who acquires, and by what right. */
export interface Acquirer {
  role: Role
  by: AcquisitionGrant['by']
}

/** What has been shown in an acquisition besides IDs and PINs. */
export interface ShownProofs {
  proof?: SecondProof
  colleague?: 'open' | 'approved' | 'rejected'
}

/**
 * What opens an acquisition besides IDs and PINs: with an entitlement a code by one of the channels, as ever; after
 * expiry, where nobody has opened anything for him, what the policy says (domain.md §5).
 */
export function acceptedProofs(
  { pickup, recovery }: Policy,
  by: Acquirer['by'],
  address: 'settled' | 'changed-lately' = 'settled',
): readonly SecondProof[] {
  const codes = channelsOf.filter(({ channels }) => channels.some((one) => pickup.channels.includes(one)))
  const offered: readonly SecondProof[] = [...codes.map(({ proof }) => proof), 'passkey']
  if (by === 'entitlement') return offered.filter((proof) => proof !== 'passkey')
  return offered.filter(
    (proof) => recovery.secondProof.includes(proof) && (proof !== 'mail-code' || address === 'settled'),
  )
}

/** Nobody comes back by a mail to an address that has just been put there (domain.md §8: the cool-off before a reissue). */
export function addressState(
  { desk }: Policy,
  changedAt: Temporal.Instant | undefined,
  now: Temporal.Instant,
): 'settled' | 'changed-lately' {
  if (changedAt === undefined) return 'settled'
  return isEarlier(now, changedAt.add({ hours: desk.addressCoolOffHours })) ? 'changed-lately' : 'settled'
}

/** Which proof a code is that came this way. */
export function proofOf(channel: PickupChannel): SecondProof {
  return channel === 'mail' ? 'mail-code' : 'letter-code'
}

/** Another administrator of the contract must say yes: to who may act for the company, when he comes back by himself. */
export function needsColleague({ recovery }: Policy, { role, by }: Acquirer): boolean {
  return by === 'recovery' && role === 'administrator' && recovery.administrators === 'with-colleague'
}

/** What is still to be shown before a key is made; undefined when nothing is. `rejected`: it ends here. */
export function missingProof(
  policy: Policy,
  acquirer: Acquirer,
  { proof, colleague }: ShownProofs,
): 'proof' | 'colleague' | 'rejected' | undefined {
  if (proof === undefined || !acceptedProofs(policy, acquirer.by).includes(proof)) return 'proof'
  if (!needsColleague(policy, acquirer) || colleague === 'approved') return undefined
  return colleague === 'rejected' ? 'rejected' : 'colleague'
}

/** A code at the counter is a letter that is handed over there: it is sealed and printed as any other. */
export function isOnPaper(channels: readonly PickupChannel[]): boolean {
  return channels.some((one) => proofOf(one) === 'letter-code')
}

const channelsOf: readonly { proof: SecondProof; channels: readonly PickupChannel[] }[] = [
  { proof: 'mail-code', channels: ['mail'] },
  { proof: 'letter-code', channels: ['letter', 'counter'] },
]

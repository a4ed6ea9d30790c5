import type { MemberId } from '../../domain/id.ts'
import type { Policy, PolicyVersion, SecondProof } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import {
  type Acquirer,
  acceptedProofs,
  addressState,
  missingProof,
  proofOf,
} from '../../domain/second-proof.ts'
import { nextStep, type WindowStep, windowSteps } from '../../domain/window-steps.ts'
import type { AcquisitionRecord } from '../../ports/acquisition-records.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RecoveryApproval } from '../../ports/recovery-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { hashToken } from '../token.ts'

export interface AcquisitionView {
  acquisition: AcquisitionRecord
  member: MemberRecord
  version: PolicyVersion
  /**
   * The second proof, a colleague's yes where one is wanted, then what the person has to say yes to; undefined when nothing
   * is left. `over` once it was ended, `rejected` by a colleague's no.
   */
  next: 'second-proof' | 'colleague' | 'rejected' | WindowStep | 'over' | undefined
  /** By what right it was begun. */
  by: Acquirer['by']
  /** What he may show besides his PINs. */
  accepted: readonly SecondProof[]
  /** Where another administrator was asked. */
  approval?: RecoveryApproval
  /** What was made in it and still counts; when it is over, what has logged on. */
  made?: CertificateRecord
  /** The number that his next certificate will bear. */
  counter: number
}

/** What the browser with this cookie is in the middle of. Refuses: not-logged-on when there is none or it is over. */
export async function readAcquisition(
  { store, clock, crypto }: Pick<Ports, 'store' | 'clock' | 'crypto'>,
  institution: InstitutionRecord,
  token: string | undefined,
): Promise<AcquisitionView> {
  const repositories = store.at(institution.id)
  const now = clock.now()
  const acquisition =
    token === undefined ? undefined : await repositories.acquisitions.byToken(hashToken(crypto, token), now)
  const member = acquisition && (await repositories.members.byId(acquisition.memberId))
  if (acquisition === undefined || member === undefined) {
    throw new Refusal('form-expired', 'there is no acquisition in this browser')
  }
  const version = institution.versions.find((candidate) => candidate.version === acquisition.policyVersion)
  if (version === undefined) throw new Error(`no policy version ${acquisition.policyVersion}`)
  const all = await repositories.certificates.ofMember(member.id)
  const isOver = acquisition.endedAt !== undefined
  const made = all.find(
    ({ acquisitionId, stage, provedAt }) =>
      acquisitionId === acquisition.id && (isOver ? provedAt !== undefined : stage !== 'abandoned'),
  )
  const by = acquisition.entitlementId === undefined ? 'recovery' : 'entitlement'
  const approval = await repositories.recoveryApprovals.byAcquisition(acquisition.id)
  const proof = await proofShown(repositories, acquisition)
  const shown = { ...(proof && { proof }), ...(approval && { colleague: approval.state }) }
  return {
    acquisition,
    member,
    version,
    by,
    accepted: acceptedProofs(
      version.policy,
      by,
      await addressOf(repositories, member.id, version.policy, now),
    ),
    next: nextOf(acquisition, version, missingProof(version.policy, { role: member.role, by }, shown)),
    counter: all.length + 1,
    ...(approval && { approval }),
    ...(made && { made }),
  }
}

/** As it is now: a change of address counts at once for what was begun before. */
export async function addressOf(
  { addressChanges }: Pick<Repositories, 'addressChanges'>,
  member: MemberId,
  policy: Policy,
  now: Temporal.Instant,
): Promise<ReturnType<typeof addressState>> {
  return addressState(policy, await addressChanges.lastChangeOf(member), now)
}

async function proofShown(
  { pickupCodes }: Pick<Repositories, 'pickupCodes'>,
  { openedAt, passkeyId, pickupCodeId }: AcquisitionRecord,
): Promise<SecondProof | undefined> {
  if (openedAt === undefined) return undefined
  if (passkeyId !== undefined) return 'passkey'
  const code = pickupCodeId === undefined ? undefined : await pickupCodes.byId(pickupCodeId)
  return code && proofOf(code.channel)
}

function nextOf(
  { endedAt, steps }: AcquisitionRecord,
  { policy }: PolicyVersion,
  missing: ReturnType<typeof missingProof>,
): AcquisitionView['next'] {
  if (endedAt !== undefined) return 'over'
  if (missing === 'proof') return 'second-proof'
  return missing ?? nextStep(windowSteps('acquisition', policy), steps)
}

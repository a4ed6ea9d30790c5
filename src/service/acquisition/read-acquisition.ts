import type { PolicyVersion } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { nextStep, type WindowStep, windowSteps } from '../../domain/window-steps.ts'
import type { AcquisitionRecord } from '../../ports/acquisition-records.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { hashToken } from '../token.ts'

export interface AcquisitionView {
  acquisition: AcquisitionRecord
  member: MemberRecord
  version: PolicyVersion
  /** The pickup code, then what the person has to say yes to; undefined when nothing is left. `over` once it was ended. */
  next: 'pickup-code' | WindowStep | 'over' | undefined
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
  const acquisition =
    token === undefined
      ? undefined
      : await repositories.acquisitions.byToken(hashToken(crypto, token), clock.now())
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
  return {
    acquisition,
    member,
    version,
    next: nextOf(acquisition, version),
    counter: all.length + 1,
    ...(made && { made }),
  }
}

function nextOf(
  { endedAt, openedAt, steps }: AcquisitionRecord,
  { policy }: PolicyVersion,
): AcquisitionView['next'] {
  if (endedAt !== undefined) return 'over'
  return openedAt === undefined ? 'pickup-code' : nextStep(windowSteps('acquisition', policy), steps)
}

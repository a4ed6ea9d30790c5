import { type RenewalId, readId } from '../../domain/id.ts'
import { isEarlier } from '../../domain/local-day.ts'
import type { PolicyVersion } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { nextStep, type WindowStep, windowSteps } from '../../domain/window-steps.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RenewalRecord } from '../../ports/renewal-records.ts'
import type { Session } from '../logon/session.ts'

export interface RenewalView {
  renewal: RenewalRecord
  /** The version by which its window was opened. */
  version: PolicyVersion
  /** What the person has still to say yes to; undefined when all is said. */
  next: WindowStep | undefined
  /** The certificate that was made in it, once there is one that waits for its proof or has passed it. */
  made?: CertificateRecord
  /** The number that his next certificate will bear. */
  counter: number
}

/** Somebody else's renewal gets the same answer as one that does not exist. */
export async function readRenewal(
  { store }: Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  session: Session,
  idText: string,
): Promise<RenewalView> {
  const repositories = store.at(institution.id)
  const id = readId<RenewalId>(idText)
  const renewal = id && (await repositories.renewals.byId(id))
  if (renewal?.memberId !== session.member.id) throw new Refusal('not-found', 'you have no such renewal')
  const version = versionOf(institution, renewal)
  const all = await repositories.certificates.ofMember(session.member.id)
  const made = all.find(
    (certificate) => certificate.renewalId === renewal.id && certificate.stage !== 'abandoned',
  )
  return {
    renewal,
    version,
    next: nextStep(windowSteps('renewal', version.policy), renewal.steps),
    counter: all.length + 1,
    ...(made && { made }),
  }
}

/** The version by which its window was opened. */
export function versionOf(
  { versions }: InstitutionRecord,
  { policyVersion }: Pick<RenewalRecord, 'policyVersion'>,
): PolicyVersion {
  const version = versions.find((candidate) => candidate.version === policyVersion)
  if (version === undefined) throw new Error(`no policy version ${policyVersion}`)
  return version
}

/** Whether the certificate was shown recently enough that nothing need be asked again before issuing. */
export function actIsFresh(
  { clock }: Pick<Ports, 'clock'>,
  { versions }: InstitutionRecord,
  { record }: Session,
  spare: Temporal.Duration,
): boolean {
  const now = clock.now()
  const { freshActMinutes } = policyToday(versions, now).policy
  return isEarlier(now, record.certificateShownAt.add({ minutes: freshActMinutes }).subtract(spare))
}

import { commonName } from '../../domain/common-name.ts'
import type { DecisionRecord } from '../../domain/decision-record.ts'
import { oneLine } from '../../domain/one-line.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { countedFrom } from '../../domain/renewal-opening.ts'
import { proveUntil } from '../../domain/retirement.ts'
import { certificateValidity } from '../../domain/validity.ts'
import {
  id_at_commonName,
  id_at_countryName,
  id_at_organizationName,
  id_at_serialNumber,
} from '../../pki/oid.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovedRequest, Cause } from '../ca/approved-request.ts'
import type { ProvenKey } from './read-request.ts'

export interface Approval {
  member: MemberRecord
  key: ProvenKey
  /** Which of his certificates it will be, from 1. */
  counter: number
  cause: Cause
  byProtocol?: 'est'
  decision: DecisionRecord
  /** It can be proved at least until then: the old one's E, or the last day of the acquisition. */
  noSoonerThan: Temporal.PlainDate
  /** E of the certificate that a renewal replaces. */
  oldExpiryDate?: Temporal.PlainDate
}

/** The registration side's word to the authority: whose certificate, for which key, how long. */
export function approveRequest(
  { clock }: Pick<Ports, 'clock'>,
  institution: InstitutionRecord,
  { member, key, counter, cause, byProtocol, decision, noSoonerThan, oldExpiryDate }: Approval,
): ApprovedRequest {
  const now = clock.now()
  const { policy, version } = policyToday(institution.versions, now)
  const validity = certificateValidity({
    policy,
    now,
    machineNow: clock.machine(),
    ...(oldExpiryDate && { oldExpiryDate: countedFrom(oldExpiryDate, institution.versions, now) }),
  })
  const name = commonName({
    company: member.contract.name.ja,
    person: member.displayName,
    role: policy.wording[member.role].ja,
    expiryDate: validity.expiryDate,
    counter,
  })
  return {
    spki: key.spki,
    proof: 'pkcs10',
    publicKeyHash: key.hash,
    keyAlgorithm: key.algorithm,
    memberId: member.id,
    // domain.md §9.5, in this order
    subject: [
      { type: id_at_countryName, value: 'JP' },
      { type: id_at_organizationName, value: oneLine(institution.name.ja) },
      { type: id_at_serialNumber, value: member.holderNumber },
      { type: id_at_commonName, value: name },
    ],
    commonName: name,
    profile: 'client',
    validity,
    proveUntil: proveUntil({ policy, issuedAt: now, notAfter: validity.notAfter, noSoonerThan }),
    cause,
    ...(byProtocol && { byProtocol }),
    policyVersion: version,
    decision,
  }
}

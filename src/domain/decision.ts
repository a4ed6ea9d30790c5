import { type AcquisitionGrant, decideAcquisition } from './acquisition.ts'
import type { Answer } from './answer.ts'
import { decideDesk } from './desk.ts'
import type { DeskAct, DeskGrant } from './desk-act.ts'
import { decideEnrolment, decideReenrolment, type EnrolAct, type ReenrolAct } from './est.ts'
import { certificateIn } from './life.ts'
import { decideLogon, type LogonAct, type LogonAnswer, type LogonGrant, type LogonNo } from './logon.ts'
import { decideNewPc, type NewPcAct, type NewPcGrant } from './new-pc.ts'
import { decideReport, type ReportAct, type ReportGrant } from './not-me.ts'
import { policyOn, policyToday } from './policy-version.ts'
import {
  decideRenewal,
  decideRenewalIssue,
  type RenewalAct,
  type RenewalGrant,
  type RenewalIssueAct,
} from './renewal.ts'
import { decideProof, type ProofAct, type ProofGrant } from './retirement.ts'
import type { Situation } from './situation.ts'

/** 取得 and 再取得, for a member who has been identified. */
export interface AcquisitionAct {
  act: 'acquire'
}

/** What a member does with his own certificate. */
export type OwnAct =
  | LogonAct
  | AcquisitionAct
  | RenewalAct
  | RenewalIssueAct
  | ReenrolAct
  | EnrolAct
  | ProofAct
  | NewPcAct
  | ReportAct

/** Or what a desk does to it: who may, stands in permission.ts. */
export type Act = OwnAct | DeskAct

export type Grant =
  | LogonGrant
  | AcquisitionGrant
  | RenewalGrant
  | ProofGrant
  | NewPcGrant
  | ReportGrant
  | DeskGrant

/** The answer and the policy versions that gave it: today's, and the one of E when there is a current certificate. */
export type Decision<A = Answer<Grant> | LogonNo> = A & { versions: { today: number; expiry?: number } }

/** The one policy function: portal, desk, EST and terminal all ask here. */
export function decide(act: LogonAct, situation: Situation): Decision<LogonAnswer>
export function decide(act: AcquisitionAct, situation: Situation): Decision<Answer<AcquisitionGrant>>
export function decide(
  act: EnrolAct,
  situation: Situation,
): Decision<Answer<AcquisitionGrant & { by: 'entitlement' }>>
export function decide(
  act: RenewalAct | RenewalIssueAct | ReenrolAct,
  situation: Situation,
): Decision<Answer<RenewalGrant>>
export function decide(act: ProofAct, situation: Situation): Decision<Answer<ProofGrant>>
export function decide(act: NewPcAct, situation: Situation): Decision<Answer<NewPcGrant>>
export function decide(act: ReportAct, situation: Situation): Decision<Answer<ReportGrant>>
export function decide(act: DeskAct, situation: Situation): Decision<Answer<DeskGrant>>
export function decide(act: Act, situation: Situation): Decision
export function decide(act: Act, situation: Situation): Decision {
  const { life, versions, now } = situation
  const current = certificateIn(life, 'current')
  return {
    ...answer(act, situation),
    versions: {
      today: policyToday(versions, now).version,
      ...(current && { expiry: policyOn(versions, current.expiryDate).version }),
    },
  }
}

function answer(act: Act, situation: Situation): Answer<Grant> | LogonNo {
  if ('by' in act) return decideDesk(act, situation)
  switch (act.act) {
    case 'log-on':
      return decideLogon(act, situation)
    case 'acquire':
      return decideAcquisition(situation)
    case 'renew':
      return decideRenewal(act, situation)
    case 'issue-in-renewal':
      return decideRenewalIssue(act, situation)
    case 'reenrol':
      return decideReenrolment(act, situation)
    case 'enrol':
      return decideEnrolment(situation)
    case 'prove':
      return decideProof(act, situation)
    case 'new-pc':
      return decideNewPc(act, situation)
    case 'report-loss':
      return decideReport(act, situation)
  }
}

import { type No, no, type Yes, yes } from './answer.ts'
import { hinderedByDoor, hinderedByStop } from './hindrance.ts'
import type { CertificateId } from './id.ts'
import { type CertificateFacts, type Life, stopOf } from './life.ts'
import type { PolicyVersion } from './policy.ts'
import { policyToday } from './policy-version.ts'
import type { RefusalCode, RefusalFacts } from './refusal.ts'
import type { Situation } from './situation.ts'
import { certificateStanding, certificateToProve, type Standing } from './standing.ts'
import { wayBackIn } from './way-back-in.ts'

/** What the log-on is for: to get in; a fresh act before issuing in a renewal; the proof of a new certificate. */
export type LogonPurpose = 'logon' | 'renewal' | 'proof'

/** How he showed that he holds the key: to us in TLS, or to a proxy that is trusted with saying so. */
export type Possession = 'tls' | 'proxy'

/** For the trail: a log-on that says nothing of it was by TLS with us. */
export function byProxy({ possession }: { possession: Possession }) {
  return possession === 'tls' ? {} : { possession }
}

/** `ok-proves`: a certificate that was not proved yet; this log-on will prove it, whatever it was for. */
export type LogonPass = 'ok' | 'ok-retiring' | 'ok-proves'

/** What a certificate of this member can be refused for. */
export type CertificateFailure =
  | 'old-one-during-proof'
  /** A retiring one, where the current one is asked for: it may log on, but not renew. */
  | 'not-the-current-one'
  | 'expired'
  | 'not-yet-valid'
  | 'superseded'
  | 'abandoned'
  | 'revoked'
  | 'proof-too-late'
  | 'stopped'
  | 'held'
  | 'pin-door-locked'

/** Every kind of page that says why a log-on failed. The first seven are judged before the member is known. */
export type LogonFailure =
  | 'none-sent'
  | 'unknown'
  | 'foreign-issuer'
  | 'other-member'
  | 'other-institution'
  | 'attempt-used'
  | 'attempt-unknown'
  | CertificateFailure

export type LogonJudgement = LogonPass | Exclude<CertificateFailure, 'pin-door-locked'> | 'unknown'

export interface LogonGrant {
  act: 'log-on'
  judgement: LogonPass
  certificateId: CertificateId
  /** Whether a new session asks for the PIN besides. */
  pin: 'asked' | 'not-asked'
}

export interface LogonNo extends No {
  failure: CertificateFailure | 'unknown'
}

export type LogonAnswer = Yes<LogonGrant> | LogonNo

export interface LogonAct {
  act: 'log-on'
  certificateId: CertificateId
  purpose: LogonPurpose
}

export function decideLogon({ certificateId, purpose }: LogonAct, situation: Situation): LogonAnswer {
  const { life, versions, now } = situation
  const certificate = life.certificates.find(({ id }) => id === certificateId)
  const judgement = judgeLogon(certificate, purpose, life, versions, now)
  if (!isPass(judgement)) return { ...refusal(judgement, certificate, situation), failure: judgement }

  const pin = policyToday(versions, now).policy.logon === 'certificate+pin' ? 'asked' : 'not-asked'
  // A fresh act and a proof may stand on a session that has passed this door; where they do not, the PIN page meets it.
  const locked = pin === 'asked' && purpose === 'logon' && hinderedByDoor(life.member, ['logon-pin'])
  if (locked) return { ...locked, failure: 'pin-door-locked' }
  return yes({ act: 'log-on', judgement, certificateId, pin })
}

/** What a presented certificate of this member is worth. A revoked one is told so even to someone who is stopped. */
function judgeLogon(
  certificate: CertificateFacts | undefined,
  purpose: LogonPurpose,
  life: Life,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): LogonJudgement {
  if (certificate === undefined) return 'unknown'
  if (certificate.stage === 'revoked') return 'revoked'
  const stop = stopOf(life.member)
  if (stop !== undefined) return stop === 'held' ? 'held' : 'stopped'
  const isOldOne = certificate.stage === 'current' || certificate.stage === 'retiring'
  const proofAwaited = certificateToProve(life, versions, now) !== undefined
  if (purpose === 'proof' && isOldOne && proofAwaited) return 'old-one-during-proof'
  const standing = certificateStanding(certificate, life, versions, now)
  if (standing.kind === 'superseded') {
    return certificate.proveUntil === undefined ? 'superseded' : 'proof-too-late'
  }
  if (standing.kind === 'retiring') return retiringJudgement[purpose]
  return judgements[standing.kind]
}

/** Proved already, and the retiring one shown for the proof: it is the old one all the same. */
const retiringJudgement: Record<LogonPurpose, LogonJudgement> = {
  logon: 'ok-retiring',
  renewal: 'not-the-current-one',
  proof: 'old-one-during-proof',
}

const judgements: Record<Exclude<Standing['kind'], 'superseded' | 'retiring'>, LogonJudgement> = {
  active: 'ok',
  renewable: 'ok',
  'being-proved': 'ok-proves',
  'expired-recoverable': 'expired',
  lapsed: 'expired',
  'not-yet-valid': 'not-yet-valid',
  abandoned: 'abandoned',
  revoked: 'revoked',
  stopped: 'stopped',
  'not-acquired': 'unknown', // recorded but not signed: nobody can hold it
}

const isPass = (judgement: LogonJudgement): judgement is LogonPass =>
  judgement === 'ok' || judgement === 'ok-retiring' || judgement === 'ok-proves'

type JudgedFailure = Exclude<LogonJudgement, LogonPass>

const codes: Record<JudgedFailure, RefusalCode> = {
  unknown: 'not-found',
  'old-one-during-proof': 'certificate-not-current',
  'not-the-current-one': 'certificate-not-current',
  expired: 'certificate-not-current',
  'not-yet-valid': 'certificate-not-current',
  superseded: 'certificate-not-current',
  abandoned: 'certificate-not-current',
  revoked: 'certificate-not-current',
  'proof-too-late': 'proof-too-late',
  stopped: 'member-stopped',
  held: 'member-held',
}

function refusal(
  judgement: JudgedFailure,
  certificate: CertificateFacts | undefined,
  situation: Situation,
): No {
  const stop = (judgement === 'stopped' || judgement === 'held') && hinderedByStop(situation.life.member)
  if (stop) return stop
  const facts = { judgement, ...(certificate && certificateFacts(certificate)) }
  if (judgement === 'not-yet-valid' && certificate) {
    return no(codes[judgement], { kind: 'wait-until', at: certificate.notBefore.toString() }, facts)
  }
  const { remedy, lastDay } = wayBackIn(situation)
  return no(codes[judgement], remedy, { ...facts, ...(lastDay && { lastDay }) })
}

function certificateFacts({ expiryDate, proveUntil, revokedFor }: CertificateFacts): RefusalFacts {
  return {
    expiryDate: expiryDate.toString(),
    ...(proveUntil && { proveUntil: proveUntil.toString() }),
    ...(revokedFor && { revokedFor }),
  }
}

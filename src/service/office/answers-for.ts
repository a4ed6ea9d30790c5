import { type Act, decide } from '../../domain/decision.ts'
import type { CertificateId } from '../../domain/id.ts'
import { certificateIn } from '../../domain/life.ts'
import { type Mending, mendingOf } from '../../domain/mending.ts'
import type { RefusalCode, RefusalFacts } from '../../domain/refusal.ts'
import type { Situation } from '../../domain/situation.ts'

/** What the policy function answers to an act of this person now, as it would answer the person. */
export type OfficeAnswer =
  | { act: AskedAct; answer: 'yes' }
  /** Without a code: there is no certificate with which it could be done. */
  | { act: AskedAct; answer: 'no'; code?: RefusalCode; facts?: RefusalFacts; mending: Mending }

type AskedAct = 'log-on' | 'acquire' | 'renew'

/** The same function that answers the portal, asked about the certificate that he would have to show. */
export function answersFor(situation: Situation): OfficeAnswer[] {
  const { life } = situation
  const current = certificateIn(life, 'current')
  const shown = current ?? certificateIn(life, 'proving') ?? certificateIn(life, 'retiring')
  // One that has ended is what a person without a newer one still has in his browser.
  const last = life.certificates.find(({ stage }) => stage !== 'signing' && stage !== 'abandoned')
  return [
    ofCertificate('log-on', shown?.id ?? last?.id, situation, (certificateId) => ({
      act: 'log-on',
      certificateId,
      purpose: 'logon',
    })),
    answer('acquire', { act: 'acquire' }, situation),
    ofCertificate('renew', current?.id, situation, (certificateId) => ({ act: 'renew', certificateId })),
  ]
}

function ofCertificate(
  asked: AskedAct,
  certificateId: CertificateId | undefined,
  situation: Situation,
  act: (certificateId: CertificateId) => Act,
): OfficeAnswer {
  if (certificateId === undefined) return { act: asked, answer: 'no', mending: withoutCertificate(situation) }
  return answer(asked, act(certificateId), situation)
}

function answer(asked: AskedAct, act: Act, situation: Situation): OfficeAnswer {
  const decision = decide(act, situation)
  if (decision.answer === 'yes') return { act: asked, answer: 'yes' }
  const { code, facts } = decision
  return { act: asked, answer: 'no', code, facts, mending: mendingOf(decision, situation.life.member) }
}

/** Then he needs one first: what mends that is what mends its acquisition. */
function withoutCertificate(situation: Situation): Mending {
  const decision = decide({ act: 'acquire' }, situation)
  return decision.answer === 'yes' ? 'acquire' : mendingOf(decision, situation.life.member)
}

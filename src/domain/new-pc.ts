import { type Answer, no, yes } from './answer.ts'
import { hinderedByStop, hinderedBySwitch } from './hindrance.ts'
import type { CertificateId } from './id.ts'
import { certificateIn } from './life.ts'
import type { Situation } from './situation.ts'
import { certificateStanding } from './standing.ts'
import { wayBackIn } from './way-back-in.ts'

export interface NewPcGrant {
  act: 'new-pc'
  /** It goes on working until the one on the new PC has logged on. */
  certificateId: CertificateId
}

export interface NewPcAct {
  act: 'new-pc'
  /** The certificate of the session. */
  certificateId: CertificateId
}

/** Opening an acquisition for himself, at any hour, with the certificate that works: hours close the acquiring, not this. */
export function decideNewPc({ certificateId }: NewPcAct, situation: Situation): Answer<NewPcGrant> {
  const { life, versions, now } = situation
  const stopped = hinderedByStop(life.member)
  if (stopped !== undefined) return stopped
  const current = certificateIn(life, 'current')
  const standing = current?.id === certificateId && certificateStanding(current, life, versions, now)
  if (!standing || (standing.kind !== 'active' && standing.kind !== 'renewable')) {
    return no('certificate-not-current', wayBackIn(situation).remedy)
  }
  return hinderedBySwitch('acquisition', situation) ?? yes({ act: 'new-pc', certificateId })
}

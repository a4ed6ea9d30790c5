import { enrol } from '../../src/service/est/enrol.ts'
import { identify, proveByShowing } from '../../src/service/est/identify.ts'
import { reenrol } from '../../src/service/est/reenrol.ts'
import { makeSecretIn, showSecretHalf } from '../../src/service/est/secret.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { type Trials, trial } from './trial.ts'

/** What a device does with the certificate that it shows. */
export const estTrials: Trials = {
  'est/enrol.ts': {
    enrol: trial(['request'], ({ ports, institution }, { request }) =>
      enrol(ports, institution, { userName: ports.random.uuid(), secret: 'nobody’s' }, request),
    ),
  },
  'est/secret.ts': {
    secretHash: 'a hash over the user name: reads nothing',
    makeSecretIn: trial(['memberId', 'approval', 'staffSession'], (stage, things) =>
      stage.within((tx) =>
        makeSecretIn(stage.ports, tx, stage.institution, {
          memberId: things.memberId,
          approvalId: things.approval.id,
          requestedBy: things.staffSession.person.id,
          session: things.staffSession,
        }),
      ),
    ),
    showSecretHalf: trial(['staffSession', 'approval'], ({ ports, institution }, things) =>
      showSecretHalf(ports, institution, things.staffSession, things.approval.id),
    ),
  },
  'est/identify.ts': {
    identify: trial(['certificate'], ({ ports, entry }, { certificate }) =>
      identify(ports, entry, certificate),
    ),
    proveByShowing: trial(['certificate'], ({ ports, entry }, { certificate }) =>
      proveByShowing(ports, entry, certificate),
    ),
  },
  'est/reenrol.ts': {
    // With a key of its own: everybody's requests have had their certificates.
    reenrol: trial(['certificate'], ({ ports, entry }, { certificate: shown }) =>
      reenrol(ports, entry, { shown, shownAt: ports.clock.now(), request: makeEnrolmentKey().request }),
    ),
  },
}

import { identify, proveByShowing } from '../../src/service/est/identify.ts'
import { reenrol } from '../../src/service/est/reenrol.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { type Trials, trial } from './trial.ts'

/** What a device does with the certificate that it shows. */
export const estTrials: Trials = {
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

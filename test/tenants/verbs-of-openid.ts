import { endRelyingParty } from '../../src/service/openid/end-relying-party.ts'
import { readRelyingParties } from '../../src/service/openid/read-relying-parties.ts'
import { previewRelyingParty, requestRelyingParty } from '../../src/service/openid/request-relying-party.ts'
import {
  enterService,
  leaveService,
  readServiceLogOn,
  tellLogOn,
} from '../../src/service/openid/service-log-on.ts'
import { keepSigningKeys, signingKeys } from '../../src/service/openid/signing-keys.ts'
import { findLogOuts, tellLogOuts } from '../../src/service/openid/tell-log-outs.ts'
import { keyPem } from '../world/api-client.ts'
import { serviceWish } from '../world/service.ts'
import { institutionOnly, type Trials, trial } from './trial.ts'

const given = 'puts together what it is given'
const { pem } = keyPem()

/** How services are let in, and whom they take over. */
export const openidTrials: Trials = {
  'openid/end-relying-party.ts': {
    endRelyingParty: trial(['staffSession', 'serviceId'], ({ ports, institution }, things) =>
      endRelyingParty(ports, institution, things.staffSession, things.serviceId),
    ),
  },
  'openid/read-relying-parties.ts': {
    readRelyingParties: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readRelyingParties(ports, institution, staffSession),
    ),
  },
  'openid/relying-party-adding.ts': {
    registerParty: 'a part of the approval, in the transaction of its institution',
  },
  'openid/request-relying-party.ts': {
    // What it shows is what it was asked, but for whether there is such a service.
    previewRelyingParty: trial(['staffSession', 'serviceId'], async ({ ports, institution }, things) => {
      const wish = serviceWish(pem, things.serviceId)
      const { shown } = await previewRelyingParty(ports, institution, things.staffSession, wish)
      return { isNew: shown.registration === 'new' }
    }),
    requestRelyingParty: trial(['staffSession'], async ({ ports, institution }, { staffSession }) => {
      const wish = serviceWish(pem)
      const { shownHash } = await previewRelyingParty(ports, institution, staffSession, wish)
      return requestRelyingParty(ports, institution, staffSession, wish, { shownHash, evidence: 'compared' })
    }),
  },
  'openid/service-log-on.ts': {
    sidOf: given,
    enterService: trial(['session', 'serviceId'], ({ ports, institution }, { session, serviceId }) =>
      enterService(ports, institution, session, serviceId),
    ),
    leaveService: trial(['serviceSid'], ({ ports, institution }, { serviceSid }) =>
      leaveService(ports, institution, serviceSid),
    ),
    readServiceLogOn: trial(['serviceSid'], ({ ports, institution }, { serviceSid }) =>
      readServiceLogOn(ports, institution, serviceSid),
    ),
    tellLogOn: trial(['session'], ({ ports, institution }, { session }) =>
      tellLogOn(ports, institution, session),
    ),
  },
  'openid/show-relying-party.ts': {
    showRelyingParty: 'tried with previewRelyingParty',
    subjectOf: given,
    unfit: given,
  },
  'openid/signing-keys.ts': {
    signingKeys: institutionOnly(({ ports, institution }) => signingKeys(ports, institution)),
    keepSigningKeys: institutionOnly(({ ports, institution }) => keepSigningKeys(ports, institution)),
  },
  'openid/tell-log-outs.ts': {
    findLogOuts: institutionOnly(({ ports, institution }) => findLogOuts(ports, institution)),
    tellLogOuts: institutionOnly(async ({ ports, institution }) =>
      Promise.all(await tellLogOuts(ports, institution, 'https://a.example/oidc', () => {})),
    ),
  },
}

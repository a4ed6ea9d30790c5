import assert from 'node:assert/strict'
import { openAcquisition } from '../../src/service/acquisition/open-acquisition.ts'
import { addressOf, readAcquisition } from '../../src/service/acquisition/read-acquisition.ts'
import { beginMemberCeremony, spendMemberCeremony } from '../../src/service/recovery/ceremony.ts'
import { decideRecovery, listAskedRecoveries } from '../../src/service/recovery/decide-recovery.ts'
import { writeRecoveryLetterIn } from '../../src/service/recovery/recovery-letter.ts'
import {
  beginRegistration,
  listPasskeys,
  registerPasskey,
  removePasskey,
} from '../../src/service/recovery/register-passkey.ts'
import { beginShowing, showPasskey } from '../../src/service/recovery/show-passkey.ts'
import { alone as anyStaff } from '../desk/cast.ts'
import { party } from './staff.ts'
import { type Trials, trial } from './trial.ts'

/** The second proof of whoever comes back after expiry. */
export const recoveryTrials: Trials = {
  'acquisition/open-acquisition.ts': {
    openAcquisition: trial(['acquisitionToken'], async (stage, { acquisitionToken }) => {
      const view = await readAcquisition(stage.ports, stage.institution, acquisitionToken)
      const { pickupCodes } = stage.ports.store.at(stage.institution.id)
      const [code] = await pickupCodes.usableOf(view.member.id, stage.ports.clock.now())
      assert.ok(code)
      const proof = { pickupCodeId: code.id }
      return stage.within((tx) => openAcquisition(stage.ports, tx, stage.institution, view, proof))
    }),
  },
  'recovery/ceremony.ts': {
    beginMemberCeremony: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      beginMemberCeremony(ports, institution, { kind: 'recovery', memberId, boundId: memberId }),
    ),
    spendMemberCeremony: trial(['ceremonyId', 'memberId'], ({ ports, institution }, things) => {
      const { ceremonyId, memberId } = things
      return spendMemberCeremony(ports, institution, ceremonyId, {
        kind: 'recovery',
        memberId,
        boundId: memberId,
      })
    }),
  },
  'recovery/decide-recovery.ts': {
    listAskedRecoveries: trial(['session'], ({ ports, institution }, { session }) =>
      listAskedRecoveries(ports, institution, session),
    ),
    decideRecovery: trial(['session', 'identification'], ({ ports, institution }, things) =>
      decideRecovery(
        ports,
        institution,
        things.session,
        things.session.record.id,
        'approved',
        things.identification.confirmationPin,
      ),
    ),
  },
  'recovery/recovery-letter.ts': {
    writeRecoveryLetterIn: trial(['memberId'], (stage, { memberId }) =>
      stage.within((tx) => writeRecoveryLetterIn(stage.ports, tx, stage.institution, anyStaff, memberId)),
    ),
  },
  'recovery/register-passkey.ts': {
    listPasskeys: trial(['session'], ({ ports, institution }, { session }) =>
      listPasskeys(ports, institution, session),
    ),
    beginRegistration: trial(['session', 'identification'], ({ ports, institution }, things) => {
      const { session, identification } = things
      const { confirmationPin } = identification
      return beginRegistration(ports, institution, party(institution.slug), session, confirmationPin)
    }),
    registerPasskey: trial(['session', 'ceremonyId', 'passkeyResponse'], ({ ports, institution }, things) => {
      const { session, ceremonyId, passkeyResponse: response } = things
      return registerPasskey(ports, institution, party(institution.slug), session, { ceremonyId, response })
    }),
    removePasskey: trial(['session', 'passkey', 'identification'], ({ ports, institution }, things) => {
      const { session, passkey, identification } = things
      const { confirmationPin } = identification
      return removePasskey(ports, institution, session, passkey.credentialId, confirmationPin)
    }),
  },
  'recovery/show-passkey.ts': {
    beginShowing: trial(['acquisitionToken'], ({ ports, institution }, { acquisitionToken }) =>
      beginShowing(ports, institution, party(institution.slug), acquisitionToken),
    ),
    showPasskey: trial(
      ['acquisitionToken', 'ceremonyId', 'passkeyResponse'],
      ({ ports, institution }, { acquisitionToken, ceremonyId, passkeyResponse: response }) =>
        showPasskey(ports, institution, party(institution.slug), acquisitionToken, { ceremonyId, response }),
    ),
  },
}

/** Beside readAcquisition, which stands with the other steps of an acquisition. */
export const addressTrial = trial(['memberId'], (stage, { memberId }) => {
  const { versions } = stage.institution
  const [version] = versions
  if (version === undefined) throw new Error('an institution has a policy')
  return addressOf(
    stage.ports.store.at(stage.institution.id),
    memberId,
    version.policy,
    stage.ports.clock.now(),
  )
})

import { activate } from '../../src/service/office/activate.ts'
import { activateWithPasskey } from '../../src/service/office/activate-with-passkey.ts'
import { activateWithPassword } from '../../src/service/office/activate-with-password.ts'
import { checkActivation } from '../../src/service/office/activation-code.ts'
import { beginActivation } from '../../src/service/office/begin-activation.ts'
import { beginPasskeySignIn } from '../../src/service/office/begin-passkey-sign-in.ts'
import { beginCeremony, spendCeremony } from '../../src/service/office/ceremony.ts'
import { checkPasskey } from '../../src/service/office/check-passkey.ts'
import { checkPassword } from '../../src/service/office/check-password.ts'
import { disableStaff } from '../../src/service/office/disable-staff.ts'
import { holdSession } from '../../src/service/office/hold-session.ts'
import { renewStaff } from '../../src/service/office/renew-staff.ts'
import { requireColleague } from '../../src/service/office/require-colleague.ts'
import { requireMay } from '../../src/service/office/require-may.ts'
import { setStaffMail } from '../../src/service/office/set-staff-mail.ts'
import { shutOut } from '../../src/service/office/shut-out.ts'
import { refuseSignIn } from '../../src/service/office/sign-in-refused.ts'
import { signInWithPasskey } from '../../src/service/office/sign-in-with-passkey.ts'
import { signInWithPassword } from '../../src/service/office/sign-in-with-password.ts'
import { signOut } from '../../src/service/office/sign-out.ts'
import { addStaffSession, readStaffSession } from '../../src/service/office/staff-session.ts'
import { party } from './staff.ts'
import { institutionOnly, type Trials, trial } from './trial.ts'

const password = 'a password for a beginner'

/** The staff of an institution: how they come in. */
export const staffTrials: Trials = {
  'office/activate-with-passkey.ts': {
    activateWithPasskey: trial(
      ['activation', 'ceremonyId', 'passkeyResponse'],
      ({ ports, institution }, things) =>
        activateWithPasskey(ports, institution, party('a'), {
          ...things.activation,
          ceremonyId: things.ceremonyId,
          response: things.passkeyResponse,
        }),
    ),
  },
  'office/activate-with-password.ts': {
    activateWithPassword: trial(['activation'], ({ ports, institution }, { activation }) =>
      activateWithPassword(ports, institution, { ...activation, password }),
    ),
  },
  'office/activate.ts': {
    activate: trial(['newStaff', 'passkey'], ({ ports, institution }, { newStaff, passkey }) =>
      // The same credential may be at two institutions; at one it is there once.
      activate(
        ports,
        institution,
        newStaff,
        { method: 'passkey', passkey: { ...passkey, credentialId: ports.random.bytes(32) } },
        undefined,
      ),
    ),
  },
  'office/activation-code.ts': {
    activationCodeHash: 'a hash over the person’s id: reads nothing',
    checkActivation: trial(['activation'], ({ ports, institution }, { activation }) =>
      checkActivation(ports, institution, activation),
    ),
  },
  'office/add-staff.ts': { addStaff: 'makes a person for the institution, and is told no id' },
  'office/disable-staff.ts': {
    disableStaff: trial(['signIn'], ({ ports, institution }, { signIn }) =>
      disableStaff(ports, institution, signIn.loginId),
    ),
  },
  'office/set-staff-mail.ts': {
    setStaffMail: trial(['signIn'], ({ ports, institution }, { signIn }) =>
      setStaffMail(ports, institution, signIn.loginId, 'somebody@bank.example'),
    ),
  },
  'office/renew-staff.ts': {
    renewStaff: trial(['signIn'], ({ ports, institution }, { signIn }) =>
      renewStaff(ports, institution, signIn.loginId),
    ),
  },
  'office/require-colleague.ts': {
    requireColleague: trial(['signIn'], (stage, { signIn }) =>
      stage.within((tx) => requireColleague(tx, signIn.loginId, 'renew-staff')),
    ),
  },
  'office/shut-out.ts': {
    shutOut: trial(['staff'], (stage, { staff }) =>
      stage.within((tx) => shutOut(stage.ports, tx, staff.id, 'renewed')),
    ),
  },
  'office/hold-session.ts': {
    holdSession: trial(['staffSession'], (stage, { staffSession }) =>
      stage.within((tx) => holdSession(tx, staffSession)),
    ),
  },
  'office/begin-activation.ts': {
    beginActivation: trial(['activation'], ({ ports, institution }, { activation }) =>
      beginActivation(ports, institution, party('a'), activation),
    ),
  },
  'office/begin-passkey-sign-in.ts': {
    beginPasskeySignIn: institutionOnly(({ ports, institution }) =>
      beginPasskeySignIn(ports, institution, party('a')),
    ),
  },
  'office/ceremony.ts': {
    beginCeremony: trial(['staff'], ({ ports, institution }, { staff }) =>
      beginCeremony(ports, institution, { kind: 'activation', staffId: staff.id }),
    ),
    spendCeremony: trial(['ceremonyId'], ({ ports, institution }, { ceremonyId }) =>
      spendCeremony(ports, institution, ceremonyId, { kind: 'sign-in' }),
    ),
  },
  'office/check-passkey.ts': {
    checkPasskey: trial(['ceremonyId', 'passkeyResponse'], ({ ports, institution }, things) =>
      checkPasskey(
        ports,
        institution,
        party('a'),
        { kind: 'sign-in' },
        {
          ceremonyId: things.ceremonyId,
          response: things.passkeyResponse,
        },
      ),
    ),
  },
  'office/check-password.ts': {
    checkPassword: trial(['staff', 'signIn'], ({ ports, institution }, { staff, signIn }) =>
      checkPassword(ports, institution, staff, signIn),
    ),
  },
  'office/require-may.ts': {
    byStaff: 'puts together what it is given',
    requireMay: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      requireMay(ports, institution, staffSession, 'find-member'),
    ),
  },
  'office/sign-in-refused.ts': {
    refuseSignIn: trial(['staff'], ({ ports, institution }, { staff }) =>
      refuseSignIn(ports, institution, staff, { method: 'password', cause: 'wrong' }),
    ),
  },
  'office/sign-in-with-passkey.ts': {
    signInWithPasskey: trial(
      ['ceremonyId', 'passkeyResponse', 'staffToken'],
      ({ ports, institution }, { ceremonyId, passkeyResponse: response, staffToken }) =>
        signInWithPasskey(ports, institution, party('a'), { ceremonyId, response }, staffToken),
    ),
  },
  'office/sign-in-with-password.ts': {
    signInWithPassword: trial(['signIn', 'staffToken'], ({ ports, institution }, { signIn, staffToken }) =>
      signInWithPassword(ports, institution, signIn, staffToken),
    ),
  },
  'office/sign-out.ts': {
    signOut: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      signOut(ports, institution, staffSession),
    ),
  },
  'office/staff-session.ts': {
    addStaffSession: trial(['staff', 'staffToken'], (stage, { staff, staffToken }) =>
      stage.within((tx) => addStaffSession(stage.ports, tx, staff.id, 'password', staffToken)),
    ),
    readStaffSession: trial(['staffToken'], ({ ports, institution }, { staffToken }) =>
      readStaffSession(ports, institution, staffToken),
    ),
  },
  'office/totp-secret.ts': {
    makeTotpSecret: 'chance alone',
    openTotpSecret: 'opens what was read for its institution; the seal is bound to the person',
    sealTotpSecret: 'seals what it is given',
  },
  'office/take-try.ts': { takeTry: 'counts at the door of whom its caller has found' },
}

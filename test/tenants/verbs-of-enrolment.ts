import { decide } from '../../src/domain/decision.ts'
import { decisionRecord } from '../../src/domain/decision-record.ts'
import type { RenewalId } from '../../src/domain/id.ts'
import { parseId } from '../../src/domain/id.ts'
import type { KeyAlgorithm } from '../../src/domain/policy.ts'
import { acquireCertificate } from '../../src/service/acquisition/acquire-certificate.ts'
import { enterPickupCode } from '../../src/service/acquisition/enter-pickup-code.ts'
import { identify } from '../../src/service/acquisition/identify.ts'
import { readAcquisition } from '../../src/service/acquisition/read-acquisition.ts'
import { requestPickupCode } from '../../src/service/acquisition/request-pickup-code.ts'
import { sendPickupCode } from '../../src/service/acquisition/send-pickup-code.ts'
import { takeStep as takeAcquisitionStep } from '../../src/service/acquisition/take-step.ts'
import { issueCertificate } from '../../src/service/ca/issue.ts'
import { keepRefusal } from '../../src/service/decision/keep-refusal.ts'
import { refuseAct } from '../../src/service/decision/refuse-act.ts'
import { situationOf } from '../../src/service/decision/situation-of.ts'
import { abandonUnproved } from '../../src/service/enrolment/abandon-unproved.ts'
import { approveRequest } from '../../src/service/enrolment/approve-request.ts'
import { refuseSecondKey } from '../../src/service/enrolment/one-key.ts'
import { readRequest } from '../../src/service/enrolment/read-request.ts'
import { sameKeyAgain } from '../../src/service/enrolment/same-key-again.ts'
import { openRenewal } from '../../src/service/renewal/open-renewal.ts'
import { readRenewal } from '../../src/service/renewal/read-renewal.ts'
import { readRenewer, requestCertificate } from '../../src/service/renewal/request-certificate.ts'
import { takeStep as takeRenewalStep } from '../../src/service/renewal/take-step.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import type { Things } from './things.ts'
import { type Stage, type Trials, trial } from './trial.ts'
import { addressTrial } from './verbs-of-recovery.ts'

const accepted: KeyAlgorithm[] = ['EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096']

const causeOf = ({ renewalId, certificateId }: Pick<Things, 'renewalId' | 'certificateId'>) =>
  ({ origin: 'renewal', renewalId: parseId<RenewalId>(renewalId), replaces: certificateId }) as const

const situation = ({ ports, institution }: Stage, life: Things['life']) =>
  situationOf(institution, life, ports.clock.now())

function approvalOf(stage: Stage, things: Pick<Things, 'member' | 'renewalId' | 'certificateId' | 'life'>) {
  const about = situation(stage, things.life)
  const act = { act: 'renew', certificateId: things.certificateId } as const
  return {
    member: things.member,
    key: readRequest(stage.ports, makeEnrolmentKey().request, accepted),
    counter: 2,
    cause: causeOf(things),
    decision: decisionRecord(act, about, decide(act, about)),
    noSoonerThan: Temporal.PlainDate.from('2027-12-01'),
  }
}

/** From the door to the certificate: acquisition, renewal and what both share. */
export const enrolmentTrials: Trials = {
  'acquisition/acquire-certificate.ts': {
    acquireCertificate: trial(['acquisitionToken', 'request'], ({ ports, institution }, things) =>
      acquireCertificate(ports, institution, things.acquisitionToken, things.request),
    ),
  },
  'acquisition/enter-pickup-code.ts': {
    enterPickupCode: trial(['acquisitionToken', 'pickupCode'], ({ ports, institution }, things) =>
      enterPickupCode(ports, institution, things.acquisitionToken, things.pickupCode),
    ),
  },
  'acquisition/identify.ts': {
    identify: trial(['identification'], ({ ports, institution }, { identification }) =>
      identify(ports, institution, identification),
    ),
  },
  'acquisition/pickup-code.ts': {
    makePickupCode: 'chance alone',
    pickupCodeHash: 'a hash over the member’s id: reads nothing',
  },
  'acquisition/read-acquisition.ts': {
    readAcquisition: trial(['acquisitionToken'], ({ ports, institution }, { acquisitionToken }) =>
      readAcquisition(ports, institution, acquisitionToken),
    ),
    addressOf: addressTrial,
  },
  'acquisition/request-pickup-code.ts': {
    requestPickupCode: trial(['acquisitionToken'], ({ ports, institution }, { acquisitionToken }) =>
      requestPickupCode(ports, institution, acquisitionToken),
    ),
  },
  'acquisition/send-pickup-code.ts': {
    sendPickupCode: trial(['member', 'entitlementId'], (stage, { member, entitlementId }) =>
      stage.within((tx) => sendPickupCode(stage.ports, tx, stage.institution, member, entitlementId)),
    ),
  },
  'acquisition/take-step.ts': {
    takeStep: trial(['acquisitionToken'], ({ ports, institution }, { acquisitionToken }) =>
      takeAcquisitionStep(ports, institution, acquisitionToken, 'consent'),
    ),
  },
  'ca/build-certificate.ts': {
    buildCertificate: 'makes bytes of what it is given',
    parsedIssuer: 'reads the bytes that it is given',
  },
  'ca/issued-records.ts': {
    asRecorded: 'puts together what it is given',
    asSigned: 'puts together what it is given',
    isSigned: 'looks at what it is given',
    recordedEvent: 'puts together what it is given',
    signedEvent: 'puts together what it is given',
  },
  'ca/issue-swiftly.ts': {
    recordSwiftly: 'tried with issueCertificate',
    recordSignedSwiftly: 'tried with issueCertificate',
  },
  'ca/issue-under-lock.ts': {
    recordUnderLock: 'tried with issueCertificate',
    recordSignedUnderLock: 'tried with issueCertificate',
  },
  'ca/issue.ts': {
    issueCertificate: trial(
      ['member', 'renewalId', 'certificateId', 'life', 'memberVersion'],
      (stage, things) => {
        const approve = () => approveRequest(stage.ports, stage.institution, approvalOf(stage, things))
        return issueCertificate(stage.ports, stage.institution, {
          approve: async () => approve(),
          signed: async () => {},
          swift: { seen: things.memberVersion, approve, mails: () => [] },
        })
      },
    ),
  },
  'ca/sign-certificate.ts': {
    signCertificate: 'its key is named by a record of the institution’s own issuers',
    signTbs: 'as the verb beside it',
  },
  'decision/keep-refusal.ts': {
    keepRefusal: trial(['memberId', 'renewalId', 'session'], ({ ports, institution }, things) =>
      keepRefusal(
        ports,
        institution,
        { kind: 'renewal-refused', memberId: things.memberId, renewalId: parseId(things.renewalId) },
        () => readRenewal(ports, institution, things.session, things.renewalId),
      ),
    ),
  },
  'decision/refuse-act.ts': {
    refuseAct: trial(['life', 'certificateId'], async (stage, { life, certificateId }) => {
      const about = situation(stage, { ...life, certificates: [] })
      const act = { act: 'renew', certificateId } as const
      const decision = decide(act, about)
      if (decision.answer === 'no') await refuseAct(stage.ports, stage.institution, act, about, decision)
    }),
  },
  'decision/situation-of.ts': { situationOf: 'puts together what it is given' },
  'enrolment/abandon-unproved.ts': {
    abandonUnproved: trial(['memberId', 'certificateId'], (stage, { memberId, certificateId }) =>
      stage.within((tx) => abandonUnproved(stage.ports, tx, memberId, certificateId)),
    ),
  },
  'enrolment/approve-request.ts': {
    approveRequest: 'puts together what it is given',
  },
  'enrolment/one-key.ts': {
    refuseSecondKey: trial(['memberId', 'renewalId', 'certificateId'], (stage, things) =>
      stage.within((tx) => refuseSecondKey(tx, things.memberId, causeOf(things), {})),
    ),
  },
  'enrolment/read-request.ts': { readRequest: 'looks at the bytes of a request alone' },
  'enrolment/same-key-again.ts': {
    sameKeyAgain: trial(['publicKeyHash', 'renewalId', 'certificateId'], (stage, things) =>
      stage.within((tx) => sameKeyAgain(tx, things.publicKeyHash, causeOf(things))),
    ),
  },
  'renewal/open-renewal.ts': {
    openRenewal: trial(['session'], ({ ports, institution }, { session }) =>
      openRenewal(ports, institution, session),
    ),
  },
  'renewal/read-renewal.ts': {
    readRenewal: trial(['session', 'renewalId'], ({ ports, institution }, { session, renewalId }) =>
      readRenewal(ports, institution, session, renewalId),
    ),
    actIsFresh: 'compares two times',
    versionOf: 'looks at what it is given',
  },
  'renewal/request-certificate.ts': {
    requestCertificate: trial(['session', 'renewalId', 'request'], ({ ports, institution }, things) =>
      requestCertificate(ports, institution, things.session, things.renewalId, things.request),
    ),
    readRenewer: trial(['sessionToken', 'renewalId'], ({ ports, institution }, things) =>
      readRenewer(ports, institution, things.sessionToken, things.renewalId),
    ),
    requestInCase: 'tried with requestCertificate and readRenewer',
    isOnItsWay: 'looks at what it is given',
    peopleToTell: 'puts together what it is given',
  },
  'renewal/take-step.ts': {
    takeStep: trial(['session', 'renewalId'], ({ ports, institution }, { session, renewalId }) =>
      takeRenewalStep(ports, institution, session, renewalId, 'consent'),
    ),
    requireRunning: 'compares what it is given',
  },
}

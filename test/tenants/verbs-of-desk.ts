import { type ApprovalId, parseId, type StaffId } from '../../src/domain/id.ts'
import { addUser } from '../../src/service/desk/add-person.ts'
import { requestAddressChange } from '../../src/service/desk/address.ts'
import { alarmOfAcquisition, alarmOfFirstLogon } from '../../src/service/desk/alarm-of-issue.ts'
import { alarmOfStop } from '../../src/service/desk/alarm-of-stop.ts'
import { confirmAct } from '../../src/service/desk/confirm.ts'
import { confirmAddressChange } from '../../src/service/desk/confirm-address.ts'
import { holdMember } from '../../src/service/desk/hold-member.ts'
import { lockMember, unlockMember } from '../../src/service/desk/lock-member.ts'
import { openNewPc } from '../../src/service/desk/open-new-pc.ts'
import { raiseDeskAlarm } from '../../src/service/desk/raise-alarm.ts'
import { alarmOfRefusedReissue, reissue } from '../../src/service/desk/reissue.ts'
import { removeMember } from '../../src/service/desk/remove-member.ts'
import { revokeCertificate } from '../../src/service/desk/revoke-certificate.ts'
import { releaseContract, stopContract } from '../../src/service/desk/stop-contract.ts'
import { releaseStop, stopMember } from '../../src/service/desk/stop-member.ts'
import { tellAdministrators, tellOfDesk, tellOnceADay } from '../../src/service/notice/tell-of-desk.ts'
import type { Things } from './things.ts'
import { type Trials, trial } from './trial.ts'

/** Two of the staff, of whom a verb of the desk knows no more than that they have agreed. */
const two = {
  kind: 'staff',
  staffId: parseId<StaffId>('00000000-0000-4000-8000-00000000a001'),
  approvalId: parseId<ApprovalId>('00000000-0000-4000-8000-00000000a002'),
} as const

const by = ({ session }: Pick<Things, 'session'>) =>
  ({ kind: 'member', memberId: session.member.id }) as const
const theft = { reason: 'theft' } as const
const within = 'what its verb does in a transaction of its own'

/** What is done to somebody, by an administrator or by two of the staff. */
export const deskTrials: Trials = {
  'desk/by.ts': {
    byWhom: 'puts together what it is given',
    actorIdOf: 'puts together what it is given',
    actorOf: 'puts together what it is given',
  },
  'desk/desk-case.ts': {
    atDesk: within,
    openCase: 'tried with every verb of the desk',
    recordRefusal: 'tried with every verb of the desk',
    recordDeed: 'tried with every verb of the desk',
  },
  'desk/end-doings.ts': {
    endDoings: 'tried with revokeCertificate',
    endRights: 'tried with revokeCertificate',
    withdrawAddressChange: 'tried with reissue',
    endCertificates: 'tried with revokeCertificate',
  },
  'desk/address-code.ts': { makeAddressCode: 'chance alone', addressCodeHash: 'a hash of what it is given' },
  'desk/address.ts': {
    requestAddressChangeIn: within,
    requestAddressChange: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      requestAddressChange(ports, institution, two, memberId, { address: 'new@person.example' }),
    ),
  },
  'desk/confirm-address.ts': {
    confirmAddressChange: trial(
      ['memberId', 'addressCode'],
      ({ ports, institution }, { memberId, addressCode }) =>
        confirmAddressChange(ports, institution, two, memberId, addressCode),
    ),
  },
  'desk/confirm.ts': {
    confirmAct: trial(
      ['memberId', 'identification'],
      ({ ports, institution }, { memberId, identification }) =>
        confirmAct(ports, institution, memberId, identification.confirmationPin),
    ),
  },
  'desk/add-person.ts': {
    addPersonIn: within,
    addUser: trial(['contractId', 'session'], ({ ports, institution }, { contractId, session }) =>
      addUser(ports, institution, by({ session }), {
        contractId,
        loginId: 'goro05',
        displayName: 'Goro',
        mailAddress: 'goro@person.example',
        language: 'ja',
      }),
    ),
  },
  'desk/alarm-of-issue.ts': {
    alarmOfAcquisition: trial(['memberId', 'certificateId'], (stage, { memberId, certificateId }) =>
      stage.within((tx) => alarmOfAcquisition(stage.ports, tx, stage.institution, memberId, certificateId)),
    ),
    alarmOfFirstLogon: trial(['life', 'certificateId'], (stage, { life, certificateId }) =>
      stage.within((tx) => alarmOfFirstLogon(stage.ports, tx, stage.institution, life, certificateId)),
    ),
  },
  'desk/alarm-of-stop.ts': {
    alarmOfStop: trial(['memberId'], (stage, { memberId }) =>
      stage.within((tx) => alarmOfStop(stage.ports, tx, { memberId, whose: 'member' })),
    ),
  },
  'desk/hold-member.ts': {
    holdMember: trial(['memberId'], (stage, { memberId }) =>
      stage.within((tx) => holdMember(stage.ports, tx, stage.institution, memberId)),
    ),
  },
  'desk/raise-alarm.ts': {
    raiseDeskAlarm: trial(['memberId'], (stage, { memberId }) =>
      stage.within((tx) => raiseDeskAlarm(stage.ports, tx, 'reissue-and-address', { memberId, facts: {} })),
    ),
  },
  'desk/lock-member.ts': {
    lockMemberIn: within,
    unlockMemberIn: within,
    lockMember: trial(['session', 'memberId'], ({ ports, institution }, { session, memberId }) =>
      lockMember(ports, institution, by({ session }), memberId),
    ),
    unlockMember: trial(['session', 'memberId'], async ({ ports, institution }, { session, memberId }) => {
      await lockMember(ports, institution, by({ session }), memberId)
      return unlockMember(ports, institution, by({ session }), memberId)
    }),
  },
  'desk/stop-member.ts': {
    stopMemberIn: within,
    releaseStopIn: within,
    stopMember: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      stopMember(ports, institution, two, memberId, theft),
    ),
    releaseStop: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      releaseStop(ports, institution, two, memberId),
    ),
  },
  'desk/stop-contract.ts': {
    stopContractIn: within,
    releaseContractIn: within,
    stopContract: trial(['contractId'], ({ ports, institution }, { contractId }) =>
      stopContract(ports, institution, two, contractId, theft),
    ),
    releaseContract: trial(['contractId'], async ({ ports, institution }, { contractId }) => {
      await stopContract(ports, institution, two, contractId, theft)
      return releaseContract(ports, institution, two, contractId)
    }),
  },
  'desk/open-new-pc.ts': {
    openNewPcIn: within,
    openNewPc: trial(['session', 'memberId'], ({ ports, institution }, { session, memberId }) =>
      openNewPc(ports, institution, by({ session }), memberId),
    ),
  },
  'desk/reissue.ts': {
    reissueIn: within,
    alarmOfRefusedReissue: trial(['memberId'], (stage, { memberId }) =>
      stage.within((tx) => alarmOfRefusedReissue(stage.ports, tx, two, memberId, 'address-cooling-off')),
    ),
    shownOf: 'puts together what it is given',
    reissue: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      reissue(ports, institution, two, memberId, { reason: 'deleted', resetPins: true }),
    ),
  },
  'desk/revoke-certificate.ts': {
    revokeCertificateIn: within,
    revokeCertificate: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      revokeCertificate(ports, institution, two, memberId, theft),
    ),
  },
  'desk/remove-member.ts': {
    removeMemberIn: within,
    removeMember: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      removeMember(ports, institution, two, memberId),
    ),
  },
  'notice/tell-of-desk.ts': {
    tellOfDesk: trial(['member'], (stage, { member }) =>
      stage.within((tx) =>
        tellOfDesk(stage.ports, tx, stage.institution, member, { event: 'locked', by: 'administrator' }),
      ),
    ),
    tellOnceADay: trial(['member'], (stage, { member }) =>
      stage.within((tx) =>
        tellOnceADay(stage.ports, tx, stage.institution, member, { event: 'help-locked', by: 'self' }),
      ),
    ),
    tellAdministrators: trial(['member'], (stage, { member }) =>
      stage.within((tx) =>
        tellAdministrators(stage.ports, tx, stage.institution, [member], {
          event: 'contract-stopped',
          by: 'staff',
        }),
      ),
    ),
  },
}

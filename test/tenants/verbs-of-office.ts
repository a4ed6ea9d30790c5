import assert from 'node:assert/strict'
import { unlockShown } from '../../src/domain/unlock.ts'
import { approve } from '../../src/service/office/approve.ts'
import { beginVerification } from '../../src/service/office/begin-verification.ts'
import { closeApproval } from '../../src/service/office/close-approval.ts'
import { endRequest } from '../../src/service/office/end-request.ts'
import { findMembers } from '../../src/service/office/find-members.ts'
import { listAlarms } from '../../src/service/office/list-alarms.ts'
import { listApprovals } from '../../src/service/office/list-approvals.ts'
import { makeRequest } from '../../src/service/office/make-request.ts'
import { openDoors } from '../../src/service/office/open-doors.ts'
import { ownAddressOf, previewMail } from '../../src/service/office/preview-mail.ts'
import { previewUnlock } from '../../src/service/office/preview-unlock.ts'
import { readApproval, requireApproval, requireReadable } from '../../src/service/office/read-approval.ts'
import { readMemberPage } from '../../src/service/office/read-member-page.ts'
import { readNoticeAccount } from '../../src/service/office/read-notice-account.ts'
import { readNotices } from '../../src/service/office/read-notices.ts'
import { readTimeline } from '../../src/service/office/read-timeline.ts'
import { reject } from '../../src/service/office/reject.ts'
import { requestUnlock } from '../../src/service/office/request-unlock.ts'
import { noSuchMember } from '../../src/service/office/require-member.ts'
import { seeAlarm } from '../../src/service/office/see-alarm.ts'
import { sendPreview } from '../../src/service/office/send-preview.ts'
import {
  settle,
  settleApprovals,
  settleApprovalsAbout,
  settleIfDue,
} from '../../src/service/office/settle-approvals.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import { requireVerification } from '../../src/service/office/verification.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { party } from './staff.ts'
import { type Trials, trial, whenMuchIsDue } from './trial.ts'

const mailWish = { template: 'renew', language: 'ja' } as const

/** As if the roles allowed it: then it depends on whose session it is. */
function withRole(session: StaffSession): StaffSession {
  return { ...session, person: { ...session.person, roles: ['policy-editor'] } }
}

/** What the staff of an institution look for, see, ask for and decide. */
export const officeTrials: Trials = {
  'office/answers-for.ts': { answersFor: 'asks the rules about what it is given' },
  'office/approval-view.ts': {
    noSuchApproval: 'makes a refusal',
    requireApprovalId: 'reads a text',
    requireDecidable: 'compares what it is given',
    requireOpen: 'compares what it is given',
    viewOf: 'puts together what it is given',
  },
  'office/approve.ts': {
    approve: trial(['staffSession', 'approval', 'signIn'], ({ ports, institution }, things) =>
      approve(ports, institution, party('a'), things.staffSession, things.approval.id, {
        shownHash: things.approval.shownHash,
        verification: { kind: 'password', ...things.signIn },
      }),
    ),
  },
  'office/begin-verification.ts': {
    beginVerification: trial(['staffSession', 'approval'], ({ ports, institution }, things) =>
      beginVerification(ports, institution, party('a'), things.staffSession, things.approval.id),
    ),
  },
  'office/close-approval.ts': {
    closeApproval: trial(['staffSession', 'approval'], ({ ports, institution }, { staffSession, approval }) =>
      closeApproval(ports, institution, staffSession, approval.id, {
        state: 'rejected',
        by: { staffId: staffSession.person.id },
        require: () => {},
      }),
    ),
  },
  'office/cursor.ts': {
    encodeLeftPlace: 'letters for a place in a list',
    parseLeftPlace: 'letters for a place in a list',
    encodeDayPlace: 'letters for a place in a list',
    parseDayPlace: 'a place in a list for letters',
    encodeFoundPlace: 'letters for a place in a list',
    encodeListPlace: 'letters for a place in a list',
    parseFoundPlace: 'a place in a list for letters',
    parseListPlace: 'a place in a list for letters',
  },
  'office/find-members.ts': {
    searchTerms: 'reads what was typed',
    findMembers: trial(['staffSession', 'member', 'certificate'], async ({ ports, institution }, things) => {
      const { member, certificate, staffSession } = things
      const typed = [
        member.displayName,
        member.holderNumber,
        certificate.fingerprint,
        member.mailAddress ?? '',
      ]
      const found = typed.map((text) => findMembers(ports, institution, staffSession, { text }))
      // How many there are of a name is the institution's own affair: these names are nobody's else.
      return (await Promise.all(found)).map(({ members }) => members)
    }),
  },
  'office/example-dates.ts': {
    daysOf: 'reads the policy that it is given',
    exampleDates: 'reckons with what it is given',
  },
  'office/read-notices.ts': {
    readNotices: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readNotices(ports, institution, staffSession),
    ),
    noticesOverview: 'tried with readNotices',
  },
  'office/read-notice-account.ts': {
    readNoticeAccount: trial(
      ['staffSession', 'memberId'],
      ({ ports, institution }, { staffSession, memberId }) =>
        readNoticeAccount(ports, institution, staffSession, memberId, 'en'),
    ),
  },
  'office/preview-mail.ts': {
    previewMail: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      previewMail(ports, institution, withRole(staffSession), mailWish),
    ),
    ownAddressOf: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      ownAddressOf(ports, institution, staffSession),
    ),
    composePreview: 'puts together what it is given',
  },
  'office/send-preview.ts': {
    sendPreview: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      sendPreview(ports, institution, withRole(staffSession), mailWish, {
        house: { domain: 'bank.example' },
        mailer: {
          unready: () => undefined,
          send: async () => ({ kind: 'accepted', server: 'mx.bank.example', reply: '250 ok' }),
        },
      }),
    ),
  },
  'office/list-alarms.ts': {
    listAlarms: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      listAlarms(ports, institution, staffSession, { state: 'all' }),
    ),
  },
  'office/see-alarm.ts': {
    seeAlarm: trial(['staffSession', 'alarmId'], ({ ports, institution }, { staffSession, alarmId }) =>
      seeAlarm(ports, institution, staffSession, alarmId),
    ),
  },
  'office/list-approvals.ts': {
    listApprovals: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      listApprovals(ports, institution, staffSession, { state: 'open' }),
    ),
  },
  'office/open-doors.ts': {
    openDoors: trial(['staffSession', 'approval'], (stage, { staffSession, approval }) =>
      stage.within((tx) => {
        const { id: approvalId, shown, subjectId } = approval
        assert.ok(shown.act === 'unlock')
        const approved = {
          institution: stage.institution,
          session: staffSession,
          approvalId,
          subjectId,
          requestedBy: approval.requestedBy.id,
        }
        return openDoors(stage.ports, tx, approved, shown)
      }),
    ),
  },
  'office/preview-unlock.ts': {
    previewUnlock: trial(['staffSession', 'memberId'], ({ ports, institution }, { staffSession, memberId }) =>
      previewUnlock(ports, institution, staffSession, memberId),
    ),
  },
  'office/read-approval.ts': {
    readApproval: trial(['staffSession', 'approval'], ({ ports, institution }, { staffSession, approval }) =>
      readApproval(ports, institution, staffSession, approval.id),
    ),
    requireApproval: trial(['approval'], ({ ports, institution }, { approval }) =>
      requireApproval(ports, institution, approval.id),
    ),
    requireReadable: trial(['staffSession', 'approval'], ({ ports, institution }, things) =>
      requireReadable(ports, institution, things.staffSession, things.approval.id),
    ),
  },
  'office/read-member-page.ts': {
    readMemberPage: trial(
      ['staffSession', 'memberId'],
      ({ ports, institution }, { staffSession, memberId }) =>
        readMemberPage(ports, institution, staffSession, memberId),
    ),
  },
  'office/read-timeline.ts': {
    readTimeline: trial(
      ['staffSession', 'memberId'],
      ({ ports, institution }, { staffSession, memberId }) => {
        // A minute on: of one instant chance says which event comes first, the reading or one before it.
        const now = ports.clock.now().add({ minutes: 1 })
        const later = { ...ports, clock: { now: () => now, machine: () => now } }
        return readTimeline(later, institution, staffSession, memberId)
      },
    ),
  },
  'office/record-listed.ts': { recordListed: 'writes whom its caller has found' },
  'office/record-reading.ts': { recordReading: 'writes whom its caller has found' },
  'office/reject.ts': {
    reject: trial(['staffSession', 'approval'], ({ ports, institution }, { staffSession, approval }) =>
      reject(ports, institution, staffSession, approval.id, 'no'),
    ),
  },
  'office/request-unlock.ts': {
    requestUnlock: trial(['staffSession', 'memberId', 'shownHash'], ({ ports, institution }, things) =>
      requestUnlock(ports, institution, things.staffSession, things.memberId, {
        shownHash: things.shownHash,
        evidence: 'by telephone',
      }),
    ),
  },
  'office/bind-shown.ts': { bindShown: 'hashes what it is given' },
  'office/make-request.ts': {
    keepRequest: 'tried with makeRequest',
    makeRequest: trial(['makerSession', 'memberId', 'shownHash'], ({ ports, institution }, things) =>
      makeRequest(
        ports,
        institution,
        things.makerSession,
        'unlock',
        { shownHash: things.shownHash, evidence: 'by telephone' },
        async (tx) => {
          const target = await tx.approvals.lockTarget(things.memberId)
          if (target === undefined) throw noSuchMember()
          return { subjectId: things.memberId, memberId: things.memberId, shown: unlockShown(target) }
        },
      ),
    ),
  },
  'office/request-event.ts': { requestEvent: 'names what it is given' },
  'office/request-kinds.ts': { kindOf: 'looks into a table' },
  'office/require-may-decide.ts': { requireMayDecide: 'compares what it is given' },
  'office/request-kind.ts': { refusedIsGone: 'calls what it is given' },
  'office/require-member.ts': { noSuchMember: 'makes a refusal', requireMemberId: 'reads a text' },
  'office/end-request.ts': {
    endRequest: trial(['approval'], (stage, { approval }) =>
      stage.within((tx) => endRequest(stage.ports, tx, approval, 'lose-requester')),
    ),
  },
  'office/settle-approvals.ts': {
    settle: trial(['approval'], (stage, { approval }) =>
      stage.within((tx) => settle(stage.ports, tx, stage.institution, approval)),
    ),
    settleApprovals: whenMuchIsDue(({ ports, institution }) => settleApprovals(ports, institution)),
    settleApprovalsAbout: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      settleApprovalsAbout(ports, institution, 'unlock', memberId),
    ),
    settleIfDue: trial(['approval'], ({ ports, institution }, { approval }) =>
      settleIfDue(ports, institution, approval),
    ),
  },
  'office/unlock-shown.ts': {
    requireUnlockable: 'compares what it is given',
    showUnlock: 'puts together what it is given',
  },
  'office/verification.ts': {
    requireVerification: trial(['staffSession', 'approval', 'signIn'], ({ ports, institution }, things) =>
      requireVerification(ports, institution, party('a'), things.staffSession, things.approval.id, {
        kind: 'password',
        ...things.signIn,
      }),
    ),
  },
  'office/withdraw.ts': {
    withdraw: trial(['makerSession', 'approval'], ({ ports, institution }, { makerSession, approval }) =>
      withdraw(ports, institution, makerSession, approval.id),
    ),
  },
}

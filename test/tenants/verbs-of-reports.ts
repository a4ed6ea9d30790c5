import { endAcquisitions } from '../../src/service/enrolment/end-acquisitions.ts'
import { helpByPins } from '../../src/service/member/help-by-pins.ts'
import { remindOfLoginId } from '../../src/service/member/remind-of-login-id.ts'
import { reportByPins } from '../../src/service/member/report-by-pins.ts'
import { reportNotMe, reportOwnLoss } from '../../src/service/member/report-here.ts'
import { partyOf, reportLoss } from '../../src/service/member/report-loss.ts'
import { readToldEvents } from '../../src/service/notice/read-told-events.ts'
import { tellOfStop } from '../../src/service/notice/tell-of-stop.ts'
import { type Trials, trial } from './trial.ts'

/** Somebody stops himself, and what he is told before and after. */
export const reportTrials: Trials = {
  'readable-code.ts': {
    readableCode: 'letters for bytes',
    inGroups: 'letters alone',
    tidyCode: 'letters alone',
  },
  'enrolment/end-acquisitions.ts': {
    endAcquisitions: trial(['memberId'], (stage, { memberId }) =>
      stage.within((tx) => endAcquisitions(tx, memberId, stage.ports.clock.now())),
    ),
  },
  'member/report-loss.ts': {
    reportLoss: trial(['member', 'memberId'], ({ ports, institution }, { member, memberId }) =>
      reportLoss(ports, institution, partyOf(member), memberId, { reason: 'loss', by: 'session' }),
    ),
    partyOf: 'puts together what it is given',
  },
  'member/report-by-pins.ts': {
    reportByPins: trial(['identification'], ({ ports, institution }, { identification }) =>
      reportByPins(ports, institution, identification, ''),
    ),
  },
  'member/help-by-pins.ts': {
    helpByPins: trial(['identification'], ({ ports, institution }, { identification }) =>
      helpByPins(ports, institution, identification),
    ),
  },
  'member/remind-of-login-id.ts': {
    remindOfLoginId: trial(['member'], ({ ports, institution }, { member }) =>
      remindOfLoginId(ports, institution, member.contract.number, member.mailAddress ?? ''),
    ),
  },
  'member/report-here.ts': {
    reportNotMe: trial(['session'], ({ ports, institution }, { session }) =>
      reportNotMe(ports, institution, session),
    ),
    reportOwnLoss: trial(
      ['session', 'identification'],
      ({ ports, institution }, { session, identification }) =>
        reportOwnLoss(ports, institution, session, identification.pin),
    ),
  },
  'notice/notice-code.ts': {
    noticeCode: 'a hash over the certificate’s id: reads nothing',
    mailCode: 'a hash over the mail’s id: reads nothing',
    codeAsWritten: 'letters alone',
    eventOfCode: 'compares what it is given',
  },
  'notice/read-told-events.ts': {
    readToldEvents: trial(['session'], ({ ports, institution }, { session }) =>
      readToldEvents(ports, institution, session),
    ),
  },
  'notice/tell-of-stop.ts': {
    tellOfStop: trial(['member'], (stage, { member }) =>
      stage.within((tx) => tellOfStop(stage.ports, tx, stage.institution, member, 'loss')),
    ),
  },
}

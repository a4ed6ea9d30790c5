import type { CertificateId } from '../../src/domain/id.ts'
import { explainNotices } from '../../src/service/notice/explain.ts'
import { judgingOf } from '../../src/service/notice/judging.ts'
import { keepShown } from '../../src/service/notice/notice-on-board.ts'
import { settleNotices } from '../../src/service/notice/settle-notices.ts'
import { withdrawStale } from '../../src/service/notice/withdraw-stale.ts'
import { withdrawUnwanted } from '../../src/service/notice/withdraw-unwanted.ts'
import { writeOwedMails } from '../../src/service/notice/write-owed-mails.ts'
import { institutionOnly, type Trials, trial, whenMuchIsDue } from './trial.ts'

const noticeOf = (certificateId: CertificateId) => {
  const expiryDate = Temporal.PlainDate.from('2027-11-22')
  const recovery = { kind: 'reissue' } as const
  return {
    kind: 'renew',
    certificateId,
    expiryDate,
    daysLeft: 1,
    lastRenewalMoment: undefined,
    recovery,
  } as const
}

/** What is owed to people, and who is told of it. */
export const noticeTrials: Trials = {
  'notice/settle-notices.ts': {
    settleNotices: whenMuchIsDue(({ ports, institution }) => settleNotices(ports, institution)),
  },
  'notice/write-owed-mails.ts': {
    writeOwedMails: whenMuchIsDue(async ({ ports, institution }) => {
      await settleNotices(ports, institution)
      return await writeOwedMails(ports, institution)
    }),
  },
  'notice/withdraw-unwanted.ts': {
    withdrawUnwanted: trial(['mailId'], (stage, { mailId }) =>
      stage.within((tx) => withdrawUnwanted(tx, stage.institution, [mailId], stage.ports.clock.now())),
    ),
  },
  'notice/withdraw-stale.ts': {
    withdrawStale: institutionOnly(({ ports, institution }) =>
      // All that waits there is of acts long past by then.
      withdrawStale(ports, institution, ports.clock.now().add({ hours: 24 * 365 })),
    ),
  },
  'notice/refused-sender.ts': {
    refusedSenders: 'remembers what it is told, and raises an alarm in that institution',
  },
  'notice/judging.ts': {
    judgingOf: whenMuchIsDue(({ ports, institution }) =>
      judgingOf(ports.store.at(institution.id), institution, ports.clock.now()),
    ),
  },
  'notice/explain.ts': {
    explainNotices: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      explainNotices(ports, institution, memberId),
    ),
  },
  'notice/notice-on-board.ts': {
    keepShown: trial(['memberId', 'certificateId'], (stage, { memberId, certificateId }) =>
      stage.within((tx) =>
        keepShown(tx, stage.institution, memberId, noticeOf(certificateId), stage.ports.clock.now()),
      ),
    ),
  },
  'notice/milestone-facts.ts': {
    milestoneFacts: 'puts together what it is given',
    toldBy: 'puts together what it is given',
  },
}

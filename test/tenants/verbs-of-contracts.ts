import { type MemberId, parseId } from '../../src/domain/id.ts'
import type { Session } from '../../src/service/logon/session.ts'
import { doAct } from '../../src/service/people/do-act.ts'
import { exportExpiryDates } from '../../src/service/people/export-expiry-dates.ts'
import { exportPeople } from '../../src/service/people/export-people.ts'
import { findPeople, listPeople } from '../../src/service/people/list-people.ts'
import { once } from '../../src/service/people/once.ts'
import { peopleOf } from '../../src/service/people/people-of.ts'
import { readExpiryMonth } from '../../src/service/people/read-expiry-month.ts'
import { readOwnNewPc } from '../../src/service/people/read-own-new-pc.ts'
import { readPerson } from '../../src/service/people/read-person.ts'
import { remind } from '../../src/service/people/remind.ts'
import { withdrawNewPc } from '../../src/service/people/withdraw-new-pc.ts'
import { type Trials, trial } from './trial.ts'

/** What an administrator sees and does for the people of his contract. */
export const contractTrials: Trials = {
  'people/export-expiry-dates.ts': {
    exportExpiryDates: trial(['session'], ({ ports, institution }, { session }) =>
      exportExpiryDates(ports, institution, session, 'ja'),
    ),
  },
  'people/list-people.ts': {
    listPeople: trial(['session', 'memberId'], ({ ports, institution }, { session, memberId }) =>
      listPeople(ports, institution, session, { after: memberId }),
    ),
    findPeople: trial(['session'], ({ ports, institution }, { session }) =>
      findPeople(ports, institution, session, { search: 'a' }, 100),
    ),
    personInList: 'looks at the person that it is given',
  },
  'people/export-people.ts': {
    exportPeople: trial(['session'], ({ ports, institution }, { session }) =>
      exportPeople(ports, institution, session, {}, 'ja'),
    ),
  },
  'people/do-act.ts': {
    doAct: trial(
      ['session', 'memberId', 'identification'],
      ({ ports, institution }, { session, memberId, identification: { confirmationPin } }) => {
        const form = ports.random.uuid()
        return doAct(ports, institution, session, { act: 'new-pc', memberId }, { form, confirmationPin })
      },
    ),
  },
  'people/once.ts': {
    once: trial(['session', 'deskFormId'], ({ ports, institution }, { session, deskFormId }) =>
      once(ports, institution, session, deskFormId, async () => ({
        answer: 'yes',
        shown: { done: 'again' },
      })),
    ),
  },
  'people/read-own-new-pc.ts': {
    readOwnNewPc: trial(['session'], ({ ports, institution }, { session }) =>
      readOwnNewPc(ports, institution, session),
    ),
  },
  'people/read-person.ts': {
    readPerson: trial(['session', 'memberId'], ({ ports, institution }, { session, memberId }) =>
      readPerson(ports, institution, asAdministrator(session), memberId),
    ),
  },
  'people/withdraw-new-pc.ts': {
    withdrawNewPc: trial(['session', 'memberId'], ({ ports, institution }, { session, memberId }) =>
      withdrawNewPc(ports, institution, session, memberId),
    ),
  },
  'people/people-of.ts': {
    peopleOf: trial(['session'], ({ ports, institution }, { session }) =>
      peopleOf(ports, institution, session),
    ),
  },
  'people/read-expiry-month.ts': {
    readExpiryMonth: trial(['session'], ({ ports, institution }, { session }) =>
      readExpiryMonth(ports, institution, session, '2027-11'),
    ),
  },
  'people/remind.ts': {
    remind: trial(['session', 'memberId'], ({ ports, institution }, { session, memberId }) =>
      remind(ports, institution, administratorBeside(session), memberId),
    ),
  },
  'people/require-administrator.ts': { requireAdministrator: 'looks at the role that it is given' },
}

const asAdministrator = (session: Session): Session => ({
  ...session,
  member: { ...session.member, role: 'administrator' },
})

/** An administrator of the same contract, who is somebody else. */
function administratorBeside(session: Session): Session {
  const id = parseId<MemberId>('00000000-0000-4000-8000-00000000ad01')
  return { ...session, member: { ...session.member, id, role: 'administrator' } }
}

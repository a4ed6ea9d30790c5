import { actAtOnce } from '../../src/service/request/at-once.ts'
import { showHalf } from '../../src/service/request/code-halves.ts'
import { previewMemberRequest, requestMemberAct } from '../../src/service/request/member-requests.ts'
import { requireNewAdministrator } from '../../src/service/request/new-administrator.ts'
import { readDesk } from '../../src/service/request/read-desk.ts'
import { readRequestTarget } from '../../src/service/request/read-target.ts'
import {
  previewSwitchRelease,
  requestSwitchRelease,
} from '../../src/service/request/request-switch-release.ts'
import {
  listStaff,
  previewStaffChange,
  requestStaffChange,
} from '../../src/service/request/staff-requests.ts'
import { showStaffWish } from '../../src/service/request/staff-wish.ts'
import { engageAtTerminal } from '../../src/service/switch/engage.ts'
import type { Things } from './things.ts'
import { type Stage, type Trials, trial } from './trial.ts'

const wish = { act: 'reissue', reason: 'loss', pins: 'reset' } as const
const within = 'tried with previewMemberRequest and requestMemberAct'
const given = 'puts together what it is given'
const evidence = 'called back'

const renewal = ({ newStaff }: Pick<Things, 'newStaff'>) =>
  ({ change: 'roles', staffId: newStaff.id, roles: ['approver'] }) as const

/** Who is new has begun: otherwise nobody would be left to approve. */
async function begin(
  { ports, institution }: Stage,
  { newStaff: { id, activation } }: Pick<Things, 'newStaff'>,
) {
  if (activation === undefined) throw new Error('nobody is new')
  await ports.store.at(institution.id).staff.activate(id, activation.codeHash, ports.clock.now(), undefined)
}

/** One switch is off in the institution where it is tried. */
const off = ({ ports, institution }: Stage) =>
  engageAtTerminal(ports, institution, { name: 'mails', words: { ja: '停止中です。', en: 'It is off.' } })

/** What the staff do for somebody, alone or by two; and how they change themselves. */
export const requestTrials: Trials = {
  'request/at-once.ts': {
    actAtOnce: trial(['staffSession', 'memberId'], ({ ports, institution }, { staffSession, memberId }) =>
      actAtOnce(ports, institution, staffSession, memberId, { act: 'revoke', reason: 'theft' }),
    ),
  },
  'request/carry-out.ts': { byApproval: given, pinsOf: given, requireDone: 'looks at an answer' },
  'request/code-halves.ts': {
    sealHalves: 'what an approved change of the staff does in its transaction',
    showHalf: trial(['staffSession', 'newStaff'], ({ ports, institution }, { staffSession, newStaff }) =>
      showHalf(ports, institution, staffSession, newStaff.id),
    ),
  },
  'request/member-requests.ts': {
    previewMemberRequest: trial(['staffSession', 'memberId'], ({ ports, institution }, things) =>
      previewMemberRequest(ports, institution, things.staffSession, things.memberId, wish),
    ),
    requestMemberAct: trial(['staffSession', 'memberId'], async ({ ports, institution }, things) => {
      const { staffSession, memberId } = things
      const { shownHash } = await previewMemberRequest(ports, institution, staffSession, memberId, wish)
      const said = { shownHash, evidence }
      return requestMemberAct(ports, institution, staffSession, memberId, wish, said)
    }),
  },
  'request/new-administrator.ts': {
    requireNewAdministrator: trial(['contractId', 'member'], (stage, { contractId, member }) =>
      stage.within((tx) =>
        requireNewAdministrator(
          tx,
          { contractId, number: '', name: { ja: '', en: '' }, administrators: [] },
          {
            ...{ act: 'administrator-adding', loginId: `${member.loginId}.2`, name: 'A', language: 'ja' },
            mailAddress: 'a@person.example',
          },
        ),
      ),
    ),
  },
  'request/read-desk.ts': {
    readDesk: trial(['staffSession', 'memberId'], ({ ports, institution }, { staffSession, memberId }) =>
      readDesk(ports, institution, staffSession, memberId),
    ),
  },
  'request/read-target.ts': {
    readRequestTarget: trial(['memberId'], (stage, { memberId }) =>
      stage.within((tx) => readRequestTarget(tx, memberId, 'hold')),
    ),
    readContractTarget: within,
  },
  'request/show-wish.ts': { showWish: within },
  'request/staff-ask.ts': { staffAsk: within },
  'request/request-switch-release.ts': {
    requireRelease: 'tried with previewSwitchRelease',
    previewSwitchRelease: trial(['staffSession'], async (stage, { staffSession }) => {
      await off(stage)
      return previewSwitchRelease(stage.ports, stage.institution, staffSession, 'mails')
    }),
    requestSwitchRelease: trial(['staffSession'], async (stage, { staffSession }) => {
      const { ports, institution } = stage
      await off(stage)
      const { shownHash } = await previewSwitchRelease(ports, institution, staffSession, 'mails')
      return requestSwitchRelease(ports, institution, staffSession, 'mails', { shownHash, evidence })
    }),
  },
  'request/switch-releasing.ts': { showRelease: 'tried with previewSwitchRelease' },
  'request/staff-requests.ts': {
    listStaff: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      listStaff(ports, institution, staffSession),
    ),
    previewStaffChange: trial(['staffSession', 'newStaff'], async (stage, things) => {
      await begin(stage, things)
      const { ports, institution } = stage
      return previewStaffChange(ports, institution, things.staffSession, renewal(things))
    }),
    requestStaffChange: trial(['staffSession', 'newStaff'], async (stage, things) => {
      const { ports, institution } = stage
      await begin(stage, things)
      const wanted = renewal(things)
      const { shownHash } = await previewStaffChange(ports, institution, things.staffSession, wanted)
      return requestStaffChange(ports, institution, things.staffSession, wanted, { shownHash, evidence })
    }),
  },
  'request/staff-wish.ts': {
    showStaffWish: trial(['newStaff', 'staff'], async (stage, { newStaff, staff }) => {
      await begin(stage, { newStaff })
      return stage.within((tx) => showStaffWish(tx, staff.id, renewal({ newStaff }), 'hold'))
    }),
    wishOf: given,
    staffIdOf: given,
  },
}

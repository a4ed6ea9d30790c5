import { prepareAuthority } from '../../src/service/ca/prepare-authority.ts'
import { engageAtTerminal } from '../../src/service/switch/engage.ts'
import {
  askForCaRevocation,
  askForCaSwitch,
  askForImport,
  askForMemberAct,
  askForSwitchRelease,
  tryFile,
} from '../../src/service/terminal/ask-at-terminal.ts'
import { explainTo } from '../../src/service/terminal/explain-notices.ts'
import { listEvents } from '../../src/service/terminal/list-events.ts'
import { listClients, listEndpoints, listServices } from '../../src/service/terminal/list-let-in.ts'
import { listRequests, lookAtRequest } from '../../src/service/terminal/list-requests.ts'
import {
  certificatesOf,
  findMembers,
  listExpiring,
  listMembers,
  lookAtCertificate,
  lookAtMember,
  noticesOf,
} from '../../src/service/terminal/look-up.ts'
import { contractNumber } from '../world/institution.ts'
import { fileOf } from './joining.ts'
import { institutionOnly, type Trials, trial } from './trial.ts'

const operator = 'k.tanaka'
const words = { operator: 'k.tanaka', evidence: 'ticket 4711' }
const off = { name: 'renewal', words: { ja: '停止しています。', en: 'It is off.' } } as const

/** What is asked for at the terminal. */
export const terminalTrials: Trials = {
  'terminal/ask-at-terminal.ts': {
    askForSwitchRelease: institutionOnly(async ({ ports, institution }) => {
      await engageAtTerminal(ports, institution, off)
      return askForSwitchRelease(ports, institution, words, 'renewal')
    }),
    askForCaSwitch: institutionOnly(async ({ ports, institution }) => {
      await prepareAuthority(ports, institution, { keyKind: 'P-256', years: 10 })
      return askForCaSwitch(ports, institution, words)
    }),
    askForCaRevocation: trial(['caId'], ({ ports, institution }, { caId }) =>
      askForCaRevocation(ports, institution, words, { ca: caId, reason: 'superseded' }),
    ),
    askForMemberAct: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      askForMemberAct(ports, institution, words, memberId, { act: 'reissue', reason: 'loss', pins: 'kept' }),
    ),
    tryFile: institutionOnly(({ ports, institution }) => tryFile(ports, institution, fileOf('newcomer'))),
    askForImport: institutionOnly(({ ports, institution }) =>
      askForImport(ports, institution, words, fileOf('newcomer')),
    ),
  },
  'terminal/explain-notices.ts': {
    explainTo: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      explainTo(ports, institution, operator, { whom: memberId }),
    ),
  },
  'terminal/operator-facts.ts': { operatorFacts: 'knows no institution' },
  'terminal/record-looking.ts': {
    recordLooking: 'tried with lookAtMember',
    recordListing: 'tried with listMembers',
  },
  'terminal/list-events.ts': {
    listEvents: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      listEvents(ports, institution, operator, { memberId, limit: 100 }),
    ),
  },
  'terminal/list-let-in.ts': {
    listServices: institutionOnly(({ ports, institution }) => listServices(ports, institution)),
    listEndpoints: institutionOnly(({ ports, institution }) => listEndpoints(ports, institution)),
    listClients: institutionOnly(({ ports, institution }) => listClients(ports, institution)),
  },
  'terminal/list-requests.ts': {
    listRequests: institutionOnly(({ ports, institution }) =>
      listRequests(ports, institution, operator, { state: 'open', limit: 100 }),
    ),
    lookAtRequest: trial(['approval'], ({ ports, institution }, { approval }) =>
      lookAtRequest(ports, institution, operator, approval.id),
    ),
  },
  'terminal/look-up.ts': {
    listMembers: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      listMembers(ports, institution, operator, { contract: contractNumber, limit: 100, after: memberId }),
    ),
    findMembers: trial(['certificate', 'member'], async ({ ports, institution }, { certificate, member }) => [
      await findMembers(ports, institution, operator, { text: certificate.fingerprint, limit: 10 }),
      await findMembers(ports, institution, operator, { text: member.displayName, limit: 10 }),
    ]),
    lookAtMember: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      lookAtMember(ports, institution, operator, { whom: memberId }),
    ),
    certificatesOf: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      certificatesOf(ports, institution, operator, { whom: memberId }),
    ),
    noticesOf: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      noticesOf(ports, institution, operator, { whom: memberId }),
    ),
    lookAtCertificate: trial(['certificate'], ({ ports, institution }, { certificate }) =>
      lookAtCertificate(ports, institution, operator, certificate.fingerprint),
    ),
    listExpiring: institutionOnly(({ ports, institution }) =>
      listExpiring(ports, institution, operator, { limit: 100 }),
    ),
  },
}

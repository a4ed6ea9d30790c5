import { readApiSession } from '../../src/service/api/api-session.ts'
import { bringPeople, tryPeople } from '../../src/service/api/bring-people.ts'
import { endClient } from '../../src/service/api/end-client.ts'
import { issueToken } from '../../src/service/api/issue-token.ts'
import { readClients } from '../../src/service/api/read-clients.ts'
import { listContracts, readContractOf } from '../../src/service/api/read-contracts.ts'
import { readCertificatesOf, readNoticesOf } from '../../src/service/api/read-member-things.ts'
import { listPeopleOf, readMemberOf } from '../../src/service/api/read-people.ts'
import { readRequestOf } from '../../src/service/api/read-request.ts'
import { previewClient, requestClient } from '../../src/service/api/request-client.ts'
import { keyPem } from '../world/api-client.ts'
import { contractNumber } from '../world/institution.ts'
import { joining } from './api.ts'
import { type Trials, trial } from './trial.ts'

const given = 'puts together what it is given'
const wish = { name: 'Core banking', pem: keyPem().pem, scopes: ['members:read' as const] }
const requestHash = new Uint8Array(32)

/** How programs are let in, and what they do. */
export const apiTrials: Trials = {
  'api/api-session.ts': {
    readApiSession: trial(['apiToken', 'apiSession'], ({ ports, institution }, { apiToken, apiSession }) =>
      readApiSession(ports, institution, apiToken, apiSession.client.key),
    ),
    requireApiMay: 'looks at the session that it is given',
    byClient: given,
  },
  'api/bring-people.ts': {
    tryPeople: trial(['apiSession'], ({ ports, institution }, { apiSession }) =>
      tryPeople(ports, institution, apiSession, joining('newcomer')),
    ),
    bringPeople: trial(['apiSession'], ({ ports, institution }, { apiSession }) =>
      bringPeople(ports, institution, apiSession, joining('newcomer'), { key: 'second', requestHash }),
    ),
  },
  'api/client-adding.ts': {},
  'api/end-client.ts': {
    endClient: trial(['staffSession', 'apiClientId'], ({ ports, institution }, things) =>
      endClient(ports, institution, things.staffSession, things.apiClientId),
    ),
  },
  'api/issue-token.ts': {
    issueToken: trial(['apiClientId', 'apiSession'], ({ ports, institution }, { apiClientId, apiSession }) =>
      issueToken(ports, institution, {
        clientId: apiClientId,
        certificate: apiSession.client.key,
        audiences: [],
      }),
    ),
  },
  'api/read-client-key.ts': { showClient: 'tried with previewClient', keyOf: given },
  'api/read-clients.ts': {
    readClients: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readClients(ports, institution, staffSession),
    ),
  },
  'api/read-contracts.ts': {
    listContracts: trial(['apiSession'], ({ ports, institution }, { apiSession }) =>
      listContracts(ports, institution, apiSession, undefined),
    ),
    readContractOf: trial(['apiSession'], ({ ports, institution }, { apiSession }) =>
      readContractOf(ports, institution, apiSession, contractNumber),
    ),
    contractsAfter: 'tried with listContracts',
    requireContract: 'tried with readContractOf',
  },
  'api/read-member-things.ts': {
    readCertificatesOf: trial(['apiSession', 'memberId'], ({ ports, institution }, things) =>
      readCertificatesOf(ports, institution, things.apiSession, things.memberId),
    ),
    readNoticesOf: trial(['apiSession', 'memberId'], ({ ports, institution }, things) =>
      readNoticesOf(ports, institution, things.apiSession, things.memberId),
    ),
    certificatesShown: 'tried with readCertificatesOf',
    noticesShown: 'tried with readNoticesOf',
  },
  'api/read-people.ts': {
    listPeopleOf: trial(['apiSession', 'memberId'], ({ ports, institution }, things) =>
      listPeopleOf(ports, institution, things.apiSession, contractNumber, things.memberId),
    ),
    readMemberOf: trial(['apiSession', 'memberId'], ({ ports, institution }, things) =>
      readMemberOf(ports, institution, things.apiSession, things.memberId),
    ),
    peopleAfter: 'tried with listPeopleOf',
    memberShown: given,
    requirePerson: 'tried with readMemberOf',
    recordReadingBy: 'tried with readMemberOf',
  },
  'api/read-request.ts': {
    readRequestOf: trial(['apiSession', 'apiRequestId'], ({ ports, institution }, things) =>
      readRequestOf(ports, institution, things.apiSession, things.apiRequestId),
    ),
  },
  'api/request-client.ts': {
    previewClient: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      previewClient(ports, institution, staffSession, wish),
    ),
    requestClient: trial(['staffSession'], async ({ ports, institution }, { staffSession }) => {
      const { shownHash } = await previewClient(ports, institution, staffSession, wish)
      return requestClient(ports, institution, staffSession, wish, { shownHash, evidence: 'compared' })
    }),
  },
  'api/write-once.ts': { writeOnce: 'tried with bringPeople' },
}

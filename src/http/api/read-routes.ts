import { listContracts, readContractOf } from '../../service/api/read-contracts.ts'
import { readCertificatesOf, readNoticesOf } from '../../service/api/read-member-things.ts'
import { listPeopleOf, readMemberOf } from '../../service/api/read-people.ts'
import { readRequestOf } from '../../service/api/read-request.ts'
import {
  certificatesAnswer,
  contract,
  contractsAnswer,
  memberAnswer,
  memberPage,
  membersAnswer,
  noQuery,
  noticesAnswer,
  numberedPage,
  requestAnswer,
} from '../../wire/api.ts'
import { type ApiRoute, route } from './route.ts'

export const readRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/v1/contracts',
    act: 'list-contracts',
    summary: { ja: '契約先の一覧（番号順）', en: 'Contracts, in the order of their numbers' },
    query: numberedPage,
    answers: { 200: contractsAnswer },
    answer: async ({ ports, institution, session, query: { after } }) => {
      const { contracts, next } = await listContracts(ports, institution, session, after)
      const told = contracts.map(({ id: _, ...one }) => one)
      return { status: 200, value: { contracts: told, ...(next !== undefined && { next }) } }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/contracts/{contract}',
    act: 'read-contract',
    summary: { ja: '契約先', en: 'A contract' },
    query: noQuery,
    answers: { 200: contract },
    answer: async ({ ports, institution, session, param }) => {
      const { id: _, ...value } = await readContractOf(ports, institution, session, param('contract'))
      return { status: 200, value }
    },
  }),
  route({
    method: 'GET',
    path: '/v1/contracts/{contract}/members',
    act: 'list-members',
    summary: {
      ja: '契約先の管理者・利用者と、電子証明書の状態',
      en: 'The people of a contract, and where each stands',
    },
    query: memberPage,
    answers: { 200: membersAnswer },
    answer: async ({ ports, institution, session, param, query: { after } }) => ({
      status: 200,
      value: await listPeopleOf(ports, institution, session, param('contract'), after),
    }),
  }),
  route({
    method: 'GET',
    path: '/v1/members/{member}',
    act: 'read-member',
    summary: {
      ja: '管理者・利用者の状態と、いまできること',
      en: 'Where somebody stands, and what he may do now',
    },
    query: noQuery,
    answers: { 200: memberAnswer },
    answer: async ({ ports, institution, session, param }) => ({
      status: 200,
      value: await readMemberOf(ports, institution, session, param('member')),
    }),
  }),
  route({
    method: 'GET',
    path: '/v1/members/{member}/certificates',
    act: 'read-certificates',
    summary: { ja: '電子証明書の一覧と状態', en: 'The certificates that somebody has and had' },
    query: noQuery,
    answers: { 200: certificatesAnswer },
    answer: async ({ ports, institution, session, param }) => ({
      status: 200,
      value: {
        certificates: await readCertificatesOf(ports, institution, session, param('member')),
      },
    }),
  }),
  route({
    method: 'GET',
    path: '/v1/members/{member}/notices',
    act: 'read-notices',
    summary: {
      ja: 'お知らせとメールの記録',
      en: 'What somebody was told about his certificates, and whether it arrived',
    },
    query: noQuery,
    answers: { 200: noticesAnswer },
    answer: async ({ ports, institution, session, param }) => ({
      status: 200,
      value: { notices: await readNoticesOf(ports, institution, session, param('member')) },
    }),
  }),
  route({
    method: 'GET',
    path: '/v1/requests/{request}',
    act: 'read-request',
    summary: {
      ja: '承認を待つ登録の、その後',
      en: 'What has become of something that waited for approval',
    },
    query: noQuery,
    answers: { 200: requestAnswer },
    answer: async ({ ports, institution, session, param }) => ({
      status: 200,
      value: await readRequestOf(ports, institution, session, param('request')),
    }),
  }),
]

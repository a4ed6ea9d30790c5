import { randomUUID } from 'node:crypto'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { draftOf } from '../../src/domain/policy-draft.ts'
import { largestImportBody } from '../../src/wire/joining.ts'

/** What a test must know of a route of the office's API to attack it. */
export interface Route {
  /** Who is let in: anybody, whoever is signed in, or who may do something. */
  for: 'anybody' | 'staff' | 'role'
  /** Who is not let in: of a role that may do much, and not this. */
  outsider?: 'policy-editor' | 'desk'
  /** Of a GET: whether it reads a query; a POST always reads its body. */
  query?: string
  /** As many bytes of a body as it takes; absent: 64 KB, as for all that bring no file. */
  takes?: number
  /** A body that fits the schema. */
  body?: unknown
}

const loginId = 'kenji'
const activationCode = 'ABCD-EFGH-JKLM'
const response = { id: 'AAAA', type: 'public-key' }
const passkey = { ceremonyId: randomUUID(), response }
const password = { password: 'a password that fits', code: '123456' }
const shownHash = '0'.repeat(64)
const draft = {
  title: { ja: '不審なメールにご注意ください', en: 'Beware of strange mails' },
  body: { ja: '当金庫は暗証番号をお聞きしません。', en: 'We never ask for a PIN.' },
  priority: 'important',
  audience: { kind: 'everyone' },
  from: '2026-11-22',
  until: '2026-12-31',
}

const importFile = { what: 'people', opens: 'later', name: 'people.csv', content: 'SUQ=' }
const staffWish = { change: 'disable', staffId: randomUUID() }
const relyingParty = {
  clientId: 'ib-core',
  name: { ja: 'サービス', en: 'Service' },
  redirectUris: ['https://ib.example/callback'],
  postLogoutUris: [],
  logoutUri: 'https://ib.example/log-out',
  loginUri: 'https://ib.example/log-on',
  pem: 'no key',
}
const apiClient = { name: 'Core banking', pem: 'no key', scopes: ['members:read'] }
const webhook = { name: 'Core banking', url: 'https://core.example/in', types: ['member.added'] }
const pullWish = {
  issuerId: '',
  keyAlgorithm: '',
  issuedBefore: '',
  spreadHours: 24,
  reason: { ja: '鍵を替えます。', en: 'Keys are changed.' },
}
const policyWish = { effectiveFrom: '2099-01-01', draft: draftOf(defaultPolicy) }

/** By method and path as the application declares them. A route that is not here fails a test. */
export const everyRoute: Readonly<Record<string, Route>> = {
  'GET /api/session': { for: 'anybody' },
  'POST /api/session': { for: 'staff', body: {} },
  'POST /api/sign-out': { for: 'staff', body: {} },
  'POST /api/language': { for: 'anybody', body: { language: 'en' } },
  'POST /api/sign-in/passkey/options': { for: 'anybody', body: {} },
  'POST /api/sign-in/passkey': { for: 'anybody', body: passkey },
  'POST /api/sign-in/password': { for: 'anybody', body: { loginId, ...password } },
  'POST /api/activation': { for: 'anybody', body: { loginId, activationCode } },
  'POST /api/activation/passkey': { for: 'anybody', body: { loginId, activationCode, ...passkey } },
  'POST /api/activation/password': { for: 'anybody', body: { loginId, activationCode, ...password } },
  'GET /api/members': { for: 'role', query: 'q=sato' },
  'GET /api/members/:member': { for: 'role' },
  'GET /api/members/:member/timeline': { for: 'role', query: '' },
  'GET /api/members/:member/unlock': { for: 'role' },
  'POST /api/members/:member/unlock': { for: 'role', body: { shownHash, evidence: 'called back' } },
  'GET /api/imports': { for: 'role' },
  'POST /api/imports/check': { for: 'role', takes: largestImportBody, body: importFile },
  'POST /api/imports': {
    for: 'role',
    takes: largestImportBody,
    body: { file: importFile, shownHash, evidence: 'from the branch' },
  },
  'POST /api/imports/letters': { for: 'role', body: {} },
  'GET /api/predecessors': { for: 'role', outsider: 'policy-editor', query: '' },
  'POST /api/predecessors/preview': {
    for: 'role',
    outsider: 'policy-editor',
    body: { pem: 'no certificate' },
  },
  'POST /api/predecessors': {
    for: 'role',
    outsider: 'policy-editor',
    body: { pem: 'no certificate', shownHash, evidence: 'compared' },
  },
  'GET /api/api-clients': { for: 'role', outsider: 'policy-editor' },
  'POST /api/api-clients/preview': { for: 'role', outsider: 'policy-editor', body: apiClient },
  'POST /api/api-clients': {
    for: 'role',
    outsider: 'policy-editor',
    body: { ...apiClient, shownHash, evidence: 'compared' },
  },
  'POST /api/api-clients/:client/end': { for: 'role', outsider: 'policy-editor', body: {} },
  'GET /api/webhooks': { for: 'role', outsider: 'policy-editor' },
  'POST /api/webhooks/preview': { for: 'role', outsider: 'policy-editor', body: webhook },
  'POST /api/webhooks': {
    for: 'role',
    outsider: 'policy-editor',
    body: { ...webhook, shownHash, evidence: 'compared' },
  },
  'GET /api/webhooks/:webhook': { for: 'role', outsider: 'policy-editor' },
  'POST /api/webhooks/:webhook/secret': { for: 'role', outsider: 'policy-editor', body: {} },
  'POST /api/webhooks/:webhook/test': { for: 'role', outsider: 'policy-editor', body: {} },
  'POST /api/webhooks/:webhook/replay': {
    for: 'role',
    outsider: 'policy-editor',
    body: { since: '2026-11-21T00:00:00Z' },
  },
  'POST /api/webhooks/:webhook/messages/:message/replay': {
    for: 'role',
    outsider: 'policy-editor',
    body: {},
  },
  'POST /api/webhooks/:webhook/pause': { for: 'role', outsider: 'policy-editor', body: {} },
  'POST /api/webhooks/:webhook/resume': { for: 'role', outsider: 'policy-editor', body: {} },
  'POST /api/webhooks/:webhook/end': { for: 'role', outsider: 'policy-editor', body: {} },
  'GET /api/relying-parties': { for: 'role', outsider: 'policy-editor' },
  'POST /api/relying-parties/preview': { for: 'role', outsider: 'policy-editor', body: relyingParty },
  'POST /api/relying-parties': {
    for: 'role',
    outsider: 'policy-editor',
    body: { ...relyingParty, shownHash, evidence: 'compared' },
  },
  'POST /api/relying-parties/:client/end': { for: 'role', outsider: 'policy-editor', body: {} },
  'GET /api/approvals': { for: 'staff', query: 'state=open' },
  'GET /api/approvals/:approval': { for: 'staff' },
  'POST /api/approvals/:approval/verification': { for: 'role', body: {} },
  'POST /api/approvals/:approval/approve': {
    for: 'role',
    body: { shownHash, verification: { kind: 'password', ...password } },
  },
  'POST /api/approvals/:approval/reject': { for: 'role', body: { reason: 'not she' } },
  'POST /api/approvals/:approval/withdraw': { for: 'staff', body: {} },
  'POST /api/approvals/:approval/half': { for: 'staff', body: {} },
  'GET /api/switches': { for: 'staff' },
  'POST /api/switches/engage': {
    for: 'role',
    outsider: 'policy-editor',
    body: { name: 'reissue', words: { ja: '停止中', en: 'Stopped' } },
  },
  'GET /api/members/:member/desk': { for: 'role' },
  'POST /api/members/:member/requests/preview': { for: 'role', body: { act: 'removal' } },
  'POST /api/members/:member/requests': {
    for: 'role',
    body: { wish: { act: 'removal' }, shownHash, evidence: 'called back' },
  },
  'POST /api/members/:member/at-once': { for: 'role', body: { act: 'revoke', reason: 'theft' } },
  'GET /api/staff': { for: 'role', outsider: 'desk' },
  'POST /api/staff/requests/preview': { for: 'role', outsider: 'desk', body: staffWish },
  'POST /api/staff/requests': {
    for: 'role',
    outsider: 'desk',
    body: { wish: staffWish, shownHash, evidence: 'she comes in April' },
  },
  'POST /api/staff/:staff/code': { for: 'role', outsider: 'desk', body: {} },
  'GET /api/switches/:switch/release': { for: 'role', outsider: 'policy-editor' },
  'POST /api/switches/:switch/release': {
    for: 'role',
    outsider: 'policy-editor',
    body: { shownHash, evidence: 'it is over' },
  },
  'GET /api/letters': { for: 'role', outsider: 'policy-editor' },
  'POST /api/letters/print': {
    for: 'role',
    outsider: 'policy-editor',
    body: { kind: 'pin-letter', letters: [randomUUID()] },
  },
  'GET /api/alarms': { for: 'role', outsider: 'policy-editor', query: 'state=all' },
  'POST /api/alarms/:alarm/seen': { for: 'role', outsider: 'policy-editor', body: {} },
  'GET /api/notices': { for: 'staff' },
  'GET /api/campaign': { for: 'role', outsider: 'policy-editor', query: '' },
  'GET /api/campaign/branches': { for: 'role', outsider: 'policy-editor', query: '' },
  'GET /api/campaign/silent': { for: 'role', outsider: 'policy-editor', query: '' },
  'GET /api/campaign/silent.csv': { for: 'role', outsider: 'policy-editor', query: 'language=ja' },
  'POST /api/campaign/reminders': {
    for: 'role',
    outsider: 'policy-editor',
    body: { from: '2027-03-01', until: '2027-03-31' },
  },
  'GET /api/figures': { for: 'staff' },
  'GET /api/members/:member/notices': { for: 'role', query: 'language=ja' },
  'GET /api/mails': { for: 'role', outsider: 'desk', query: 'template=renew&language=ja' },
  'POST /api/mails/test': { for: 'role', outsider: 'desk', body: { template: 'renew', language: 'ja' } },
  'GET /api/renewal-pulls': { for: 'role', outsider: 'desk' },
  'POST /api/renewal-pulls/preview': { for: 'role', outsider: 'desk', body: pullWish },
  'POST /api/renewal-pulls': {
    for: 'role',
    outsider: 'desk',
    body: { wish: pullWish, shownHash, evidence: 'decided by the board' },
  },
  'POST /api/renewal-pulls/:number/withdraw': { for: 'role', outsider: 'desk', body: {} },
  'GET /api/policy': { for: 'role', outsider: 'desk' },
  'GET /api/policy/reach/:approval': { for: 'role', outsider: 'desk' },
  'POST /api/policy/preview': { for: 'role', outsider: 'desk', body: policyWish },
  'POST /api/policy/versions': {
    for: 'role',
    outsider: 'desk',
    body: { wish: policyWish, shownHash, evidence: 'decided by the board' },
  },
  'GET /api/board': { for: 'role', query: 'state=current' },
  'POST /api/board': { for: 'role', body: { draft, shownHash, evidence: 'as the police asked' } },
  'POST /api/board/preview': { for: 'role', body: draft },
  'GET /api/board/:message': { for: 'role' },
  'GET /api/board/:message/withdrawal': { for: 'role' },
  'POST /api/board/:message/withdrawal': { for: 'role', body: { shownHash, evidence: 'it is over' } },
}

/** Its method, and an address of it: with an id that nothing has. */
export function addressOf(route: string): { method: 'GET' | 'POST'; path: string } {
  const [method = '', path = ''] = route.split(' ')
  if (method !== 'GET' && method !== 'POST') throw new Error(`the office has no ${method}`)
  return { method, path: path.replaceAll(/:[a-z]+/g, randomUUID()) }
}

import { listWebhooks, readMessages, replayByClient } from '../../service/api/webhooks.ts'
import {
  memberPage,
  noQuery,
  nothingBody,
  queuedAnswer,
  replayBody,
  webhookMessagesAnswer,
  webhooksAnswer,
} from '../../wire/api.ts'
import { type ApiRoute, type Asked, route, type Told } from './route.ts'

/** What a receiver asks for that has missed something. Endpoints are registered by two people of the staff, not here. */
export const webhookRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/v1/webhooks',
    act: 'list-webhooks',
    summary: { ja: '通知先（Webhook）の一覧', en: 'The endpoints that are told of what happens' },
    query: noQuery,
    answers: { 200: webhooksAnswer },
    answer: async ({ ports, institution, session }) => ({
      status: 200,
      value: { webhooks: await listWebhooks(ports, institution, session) },
    }),
  }),
  route({
    method: 'GET',
    path: '/v1/webhooks/{webhook}/messages',
    act: 'read-webhook-messages',
    summary: { ja: '送った通知と、その結果', en: 'What an endpoint was sent, and how it answered' },
    query: memberPage,
    answers: { 200: webhookMessagesAnswer },
    answer: async ({ ports, institution, session, param, query: { after } }) => ({
      status: 200,
      value: await readMessages(ports, institution, session, param('webhook'), after),
    }),
  }),
  route({
    method: 'POST',
    path: '/v1/webhooks/{webhook}/replay',
    act: 'replay-webhook',
    summary: { ja: 'ある時からの通知を送り直す', en: 'Send everything again that happened since a moment' },
    query: noQuery,
    body: replayBody,
    answers: { 202: queuedAnswer },
    answer: (asked) => replay(asked, 'replay-webhook', { since: asked.body.since }),
  }),
  route({
    method: 'POST',
    path: '/v1/webhooks/{webhook}/messages/{message}/replay',
    act: 'replay-webhook-message',
    summary: { ja: '通知を1件送り直す', en: 'Send one message again' },
    query: noQuery,
    body: nothingBody,
    answers: { 202: queuedAnswer },
    answer: (asked) => replay(asked, 'replay-webhook-message', { message: asked.param('message') }),
  }),
]

async function replay(
  { ports, institution, session, param, once }: Asked<unknown, unknown>,
  act: 'replay-webhook' | 'replay-webhook-message',
  wish: { since: string } | { message: string },
): Promise<Told> {
  if (once === undefined) throw new Error('a replay has no dry run')
  const { status, body } = await replayByClient(
    ports,
    institution,
    session,
    act,
    param('webhook'),
    wish,
    once,
  )
  return { status, text: body }
}

import * as z from 'zod'
import { apiScopes, neededFor } from '../../domain/api-scope.ts'
import { problem, tokenAnswer, tokenBody, tokenFault } from '../../wire/api.ts'
import { webhookMessages } from '../../wire/webhook-message.ts'
import type { ApiRoute } from './route.ts'

/** The API as OpenAPI 3.1 tells it, made of the table of routes and the schemas that read and write. */
export function openApi(origin: string, routes: readonly ApiRoute[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = { '/token': { post: tokenOperation } }
  for (const route of routes) {
    const at = paths[route.path] ?? {}
    at[route.method.toLowerCase()] = operation(route)
    paths[route.path] = at
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Warifu',
      version: '1',
      description:
        'Contracts, their people and the state of their certificates. Neither PINs, codes nor keys come in or go out here.',
    },
    servers: [{ url: origin }],
    security: [{ client: [] }],
    paths,
    webhooks: Object.fromEntries(
      webhookMessages.map(({ type, schema }) => [type, webhookOperation(type, schema)]),
    ),
    components: {
      securitySchemes: {
        client: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: `${origin}/token`,
              scopes: Object.fromEntries(apiScopes.map((scope) => [scope, scope])),
            },
          },
          description:
            'A client authenticates at /token by its certificate (RFC 8705) or by private_key_jwt (RFC 7523). A token that was got with a certificate is good with that certificate only.',
        },
      },
      schemas: { Problem: output(problem) },
    },
  }
}

function operation({ method, path, act, summary, query, body, answers }: ApiRoute) {
  const scopes = neededFor[act]
  return {
    operationId: act,
    summary: summary.en,
    security: scopes.map((scope) => ({ client: [scope] })),
    parameters: [
      ...[...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...queryParameters(query),
      ...(method === 'POST' ? [idempotencyKey] : []),
    ],
    ...(body && { requestBody: { required: true, content: json(input(body)) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          { description: statusWords[status] ?? 'OK', content: json(output(schema)) },
        ]),
      ),
      default: {
        description: 'A no, or a fault',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** What we post, with Standard Webhooks' headers. */
function webhookOperation(type: string, schema: z.ZodType) {
  return {
    post: {
      operationId: type,
      parameters: Object.entries(webhookHeaders).map(([name, description]) => ({
        ...{ name, in: 'header', required: true, description },
        schema: { type: 'string' },
      })),
      requestBody: { required: true, content: json(output(schema)) },
      responses: {
        '2XX': { description: 'Taken: it is not sent again' },
        410: { description: 'Wanted no more: the endpoint is paused, and staff are told' },
        default: { description: 'Not taken: it is sent again for about three days' },
      },
    },
  }
}

const webhookHeaders = {
  'webhook-id': 'The same whenever this message is sent: by it a receiver knows what it has had.',
  'webhook-timestamp': 'When it was sent, in seconds: refuse what is older than five minutes.',
  'webhook-signature':
    'One or more, with a blank between: `v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body with dots between, by the endpoint’s secret (Standard Webhooks).',
}

const statusWords: Readonly<Record<string, string>> = {
  200: 'OK',
  201: 'Written',
  202: 'Waits for approval by staff',
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Needed unless `dryRun` is true. The same request under the same key is done once and answered alike for 48 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

const tokenOperation = {
  operationId: 'token',
  summary: 'Get an access token (client credentials)',
  security: [],
  requestBody: {
    required: true,
    content: { 'application/x-www-form-urlencoded': { schema: input(tokenBody) } },
  },
  responses: {
    200: { description: 'OK', content: json(output(tokenAnswer)) },
    default: { description: 'A no (RFC 6749 §5.2)', content: json(output(tokenFault)) },
  },
}

function queryParameters(query: z.ZodType) {
  const { properties = {} } = input(query)
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

function json(schema: object) {
  return { 'application/json': { schema } }
}

interface JsonSchema {
  properties?: Record<string, unknown>
}

/** OpenAPI 3.1 has the dialect of its own accord. */
function input(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...bare } = z.toJSONSchema(schema, { io: 'input' })
  return bare
}

function output(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...bare } = z.toJSONSchema(schema, { io: 'output' })
  return bare
}

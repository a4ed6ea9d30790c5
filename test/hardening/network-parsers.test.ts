import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { Hono } from 'hono'
import * as z from 'zod'
import { apiScopes } from '../../src/domain/api-scope.ts'
import { apiRoutes } from '../../src/http/api/routes.ts'
import { line, readForm, readJson } from '../../src/http/read-form.ts'
import { Malformed } from '../../src/pki/malformed.ts'
import { problem } from '../../src/wire/api.ts'
import { type ApiCaller, callApi, openCaller, tokenRequest } from '../world/api-caller.ts'
import { openJoiningOffice } from '../world/joining.ts'
import { openWorld, type World } from '../world.ts'

/** So many of each kind, the same each time. With this variable others, and as many. */
const more = process.env.WARIFU_TEST_REQUESTS
const options = (rounds: number) =>
  more === undefined ? { numRuns: rounds, seed: 6 } : { numRuns: rounds * Number(more) }

/** Any UTF-16, halves of surrogates and NUL too. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
)
/** What can stand in a header: octets. */
const anyHeader = fc
  .array(fc.oneof(fc.integer({ min: 33, max: 126 }), fc.constantFrom(32, 160, 255)), { maxLength: 60 })
  .map((octets) => String.fromCharCode(...octets).trim())
const mediaType = fc.oneof(
  anyHeader,
  fc.constantFrom(
    'application/json',
    'APPLICATION/JSON;charset=utf-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="x"',
    'text/plain',
  ),
)
const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  anyText.map((text) => new TextEncoder().encode(text)),
  fc.json({ maxDepth: 4 }).map((text) => new TextEncoder().encode(text)),
  fc
    .constantFrom(
      '--x\r\nContent-Disposition: form-data; name="line"\r\n\r\na\r\n--x--',
      '--x\r\nContent-Disposition: form-data; name="line"; filename="a"\r\n\r\na',
      'line=%zz&line=a',
    )
    .map((text) => new TextEncoder().encode(text)),
)

describe('forms and JSON, whatever they are sent as', () => {
  const fields = z.strictObject({ line })
  const app = new Hono()
    .post('/form', async (c) => c.json(await readForm(c, fields)))
    .post('/json', async (c) => c.json(await readJson(c, fields)))
    .onError((error, c) => {
      if (error instanceof Malformed) return c.text('malformed', 400)
      throw error
    })

  for (const path of ['/form', '/json']) {
    it(`${path.slice(1)}: are what their schema says, or malformed`, async () => {
      await fc.assert(
        fc.asyncProperty(mediaType, anyBody, async (type, body) => {
          const init = { method: 'POST', body, headers: { 'content-type': type } }
          const answer = await app.request(path, init)
          if (answer.status === 400) return
          assert.equal(answer.status, 200)
          const read = fields.parse(await answer.json())
          assert.ok(!read.line.includes('\0') && read.line.length <= 200)
        }),
        options(300),
      )
    })
  }

  it('what a form is written as, is read again', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 50 }).filter((one) => !one.includes('\0'))
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        for (const body of [new URLSearchParams({ line: value }), multipart(value)]) {
          const answer = await app.request('/form', { method: 'POST', body })
          // In a form a line ends with CR LF, whatever was typed.
          const read = fields.parse(await answer.json())
          assert.equal(read.line.replaceAll('\r\n', '\n'), value.replaceAll(/\r\n?/g, '\n'))
        }
      }),
      options(100),
    )
  })
})

function multipart(value: string): FormData {
  const form = new FormData()
  form.set('line', value)
  return form
}

describe('the API, whatever comes', () => {
  let world: World
  let caller: ApiCaller
  let api: ReturnType<typeof callApi>
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    api = callApi(world)
    caller = await openCaller(world, await openJoiningOffice(world), apiScopes)
  })
  after(() => world.close())

  let [asked, busy] = [0, 0]
  /** An answer of ours: what was asked for, or a problem with its own code, and never a fault. */
  const isOurs = (answer: { status: number; headers: Headers; text: string }, what: string) => {
    asked += 1
    if (answer.status < 400) return
    assert.equal(answer.headers.get('content-type'), 'application/problem+json', what)
    const told = problem.parse(JSON.parse(answer.text))
    assert.equal(told.status, answer.status)
    if (told.code === 'busy') busy += 1
    else assert.ok(answer.status < 500, `${what}: ${answer.status} ${answer.text}`)
  }
  after(() => assert.ok(busy < asked / 2, 'nearly all were slowed down, and nothing was read of them'))
  const part = fc.oneof(anyText, fc.constantFrom('..', '%', '%00', '1000200301', '0'.repeat(36)))
  const written = (text: string) => encodeURIComponent(text.toWellFormed())

  it('cursors, ids and queries are read, or refused', async () => {
    const reading = fc.constantFrom(...apiRoutes.filter(({ method }) => method === 'GET'))
    const query = fc.dictionary(
      fc.oneof(fc.constantFrom('after', 'before', 'limit', 'since'), anyText),
      anyText,
      {
        maxKeys: 3,
      },
    )
    await fc.assert(
      fc.asyncProperty(reading, part, query, async ({ path }, id, queried) => {
        const at = path.replaceAll(/\{[a-z]+\}/g, () => written(id))
        const search = Object.entries(queried).map(([name, value]) => `${written(name)}=${written(value)}`)
        isOurs(await caller.get(`${at}?${search.join('&')}`), at)
      }),
      options(150),
    )
  })

  it('bodies, keys and types are taken, or refused', async () => {
    const writing = fc.constantFrom(...apiRoutes.filter(({ method }) => method === 'POST'))
    await fc.assert(
      fc.asyncProperty(
        writing,
        part,
        anyBody,
        mediaType,
        anyHeader,
        async ({ path }, id, body, type, key) => {
          const at = path.replaceAll(/\{[a-z]+\}/g, () => written(id))
          const headers = {
            authorization: `Bearer ${caller.token()}`,
            'content-type': type,
            'idempotency-key': key,
          }
          isOurs(await api.ask(at, { method: 'POST', body, headers }), at)
        },
      ),
      options(150),
    )
  })

  it('tokens and assertions that nobody gave open nothing', async () => {
    const [head = '', claims = '', signature = ''] = caller.token().split('.')
    const token = fc.oneof(
      anyHeader,
      fc.tuple(anyHeader, anyHeader, anyHeader).map((parts) => parts.join('.')),
      fc.constantFrom(`${head}.${claims}.`, `${claims}.${head}.${signature}`, `${head}..${signature}`, ''),
    )
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        const answer = await api.ask('/v1/contracts', { headers: { authorization: `Bearer ${text}` } })
        isOurs(answer, text)
        assert.ok([401, 503].includes(answer.status), `${answer.status}`)
        const refused = await api.ask('/token', tokenRequest({ assertion: text }))
        assert.ok([400, 401, 503].includes(refused.status), `${refused.status}`)
      }),
      options(60),
    )
  })
})

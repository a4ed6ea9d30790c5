import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import * as z from 'zod'
import { apiScopes, neededFor } from '../../src/domain/api-scope.ts'
import { apiRoutes } from '../../src/http/api/routes.ts'
import { problems } from '../../src/http/problem.ts'
import { problem } from '../../src/wire/api.ts'
import { type ApiCaller, callApi, openCaller } from '../world/api-caller.ts'
import { openJoiningOffice } from '../world/joining.ts'
import { openWorld, type World } from '../world.ts'

const person = { role: 'user', loginId: 'saburo', name: '佐藤 三郎' }
const bodies: Readonly<Record<string, object>> = {
  '/v1/contracts': { number: '9', company: '青木', people: [person] },
  '/v1/contracts/{contract}/members': { people: [person] },
  '/v1/webhooks/{webhook}/replay': { since: '2026-11-21T00:00:00Z' },
  '/v1/webhooks/{webhook}/messages/{message}/replay': {},
  '/v1/imports': { people: [{ contractNumber: '1000200301', ...person }] },
}
const addressOf = (path: string) =>
  path.replace('{contract}', '1000200301').replaceAll(/\{[a-z]+\}/g, crypto.randomUUID())

describe('every route of the API', () => {
  let world: World
  let api: ReturnType<typeof callApi>
  let callers: Map<string, ApiCaller>
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    api = callApi(world)
    const office = await openJoiningOffice(world)
    callers = new Map()
    for (const { act } of apiRoutes) {
      const scopes = apiScopes.filter((scope) => !neededFor[act].includes(scope))
      const key = scopes.join()
      if (!callers.has(key)) callers.set(key, await openCaller(world, office, scopes))
    }
    for (const caller of callers.values()) await caller.signIn()
  })
  after(() => world.close())

  for (const { method, path, act } of apiRoutes) {
    const init = () => ({
      method,
      ...(method === 'POST' && { body: JSON.stringify(bodies[path]) }),
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    })
    it(`${method} ${path} is refused without a token, and without its scope`, async () => {
      const told = async (headers: Record<string, string>) => {
        const of = init()
        const answer = await api.ask(addressOf(path), { ...of, headers: { ...of.headers, ...headers } })
        const { status, code, type } = problem.parse(JSON.parse(answer.text))
        assert.equal(type, `${api.origin}/problems/${code}`)
        return `${status} ${code}`
      }
      assert.equal(await told({}), '401 api-token-unfit')
      assert.equal(await told({ authorization: 'Bearer nonsense' }), '401 api-token-unfit')
      const lacking = apiScopes.filter((scope) => !neededFor[act].includes(scope)).join()
      const token = callers.get(lacking)?.token() ?? ''
      assert.equal(await told({ authorization: `Bearer ${token}` }), '403 api-scope-missing')
      if (method === 'GET') return
      const plain = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }
      assert.equal((await api.ask(addressOf(path), { ...init(), headers: plain })).status, 415)
    })
  }

  it('stands in the OpenAPI document, whose references lead somewhere', async () => {
    const answer = await api.ask('/openapi.json', {})
    const document = z
      .object({
        openapi: z.literal('3.1.0'),
        paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }).loose())),
        components: z.object({ schemas: z.record(z.string(), z.unknown()) }).loose(),
      })
      .parse(JSON.parse(answer.text))
    const told = Object.entries(document.paths).flatMap(([path, of]) =>
      Object.keys(of).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = apiRoutes.map(({ method, path }) => `${method} ${path}`)
    assert.deepEqual(told.sort(), ['POST /token', ...routes].sort())
    for (const [, name = ''] of answer.text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      assert.ok(document.components.schemas[name], name)
    const ids = Object.values(document.paths).flatMap((of) => Object.values(of).map((one) => one.operationId))
    assert.equal(new Set(ids).size, ids.length)
    assert.doesNotMatch(answer.text, /"\$schema"/)
  })

  it('is explained on a page in both languages, without a script and without anybody else', async () => {
    for (const language of ['ja', 'en']) {
      const { status, text, headers } = await api.ask(`/docs?lang=${language}`, {})
      assert.equal(status, 200)
      assert.match(text, new RegExp(`<html lang="${language}">`))
      for (const { path } of apiRoutes) assert.ok(text.includes(path), path)
      assert.doesNotMatch(text, /<script|src=/)
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/)
    }
  })

  it('has a page for each type of problem', async () => {
    for (const code of [...Object.keys(problems), 'malformed']) {
      const { status, text } = await api.ask(`/problems/${code}?lang=en`, {})
      assert.equal(status, 200, code)
      assert.match(text, /class="screen-code"/)
    }
    assert.equal((await api.ask('/problems/nonsense', {})).status, 404)
  })
})

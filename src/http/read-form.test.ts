import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Hono } from 'hono'
import * as z from 'zod'
import { Malformed } from '../pki/malformed.ts'
import { line, readForm, readJson } from './read-form.ts'

const app = new Hono()
  .post('/form', async (c) => c.json(await readForm(c, z.object({ pin: line, code: line }))))
  .post('/json', async (c) => c.json(await readJson(c, z.strictObject({ request: z.string() }))))
  .onError((error, c) => c.text(error instanceof Malformed ? 'malformed' : String(error), 400))

async function post(path: string, body: BodyInit, type = 'application/x-www-form-urlencoded') {
  const response = await app.request(path, { method: 'POST', body, headers: { 'content-type': type } })
  return response.text()
}

describe('readForm', () => {
  it('gives the fields of the schema, empty where they are missing, and drops all others', async () => {
    assert.equal(await post('/form', 'pin=1&isAdmin=yes'), '{"pin":"1","code":""}')
  })

  for (const [what, body] of [
    ['too long a line', `pin=${'x'.repeat(201)}`],
    ['a NUL', 'pin=1%00'],
  ] as const) {
    it(`takes no ${what}`, async () => assert.equal(await post('/form', body), 'malformed'))
  }

  it('takes no file for a line', async () => {
    const form = new FormData()
    form.set('pin', new Blob(['1']), 'pin.txt')
    const response = await app.request('/form', { method: 'POST', body: form })
    assert.equal(await response.text(), 'malformed')
  })
})

describe('readJson', () => {
  it('gives what the schema says', async () => {
    assert.equal(await post('/json', '{"request":"x"}', 'application/json'), '{"request":"x"}')
  })

  for (const body of ['', '{', '[]', 'null', '{"request":1}', '{"request":"x","more":1}', '{}']) {
    it(`does not take ${body || 'nothing'}`, async () => {
      assert.equal(await post('/json', body, 'application/json'), 'malformed')
    })
  }
})

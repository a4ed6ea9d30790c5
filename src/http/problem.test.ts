import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import { Malformed } from '../pki/malformed.ts'
import { Busy } from '../ports/busy.ts'
import { problemOf, problems } from './problem.ts'

describe('problemOf', () => {
  it('gives a refusal the status of its table', () => {
    const refusal = new Refusal('renewal-not-open', 'early', { opensOn: '2027-10-23' })
    assert.deepEqual(problemOf(refusal), { kind: 'refusal', status: 409, refusal })
  })

  it('shows the sender what was malformed', () => {
    assert.deepEqual(problemOf(new Malformed('a tag')), { kind: 'malformed', status: 400, detail: 'a tag' })
  })

  it('asks to come again where too many wait', () => {
    const problem = problemOf(new Busy('200 are waiting already'))
    assert.equal(problem.status, 503)
    assert.equal(problem.kind === 'refusal' && problem.refusal.code, 'busy')
  })

  for (const fault of [
    new Error('secret detail'),
    new TypeError('x'),
    'text',
    undefined,
    null,
    { code: 'not-found' },
  ]) {
    it(`says nothing of ${fault instanceof Error ? fault.name : JSON.stringify(fault)}`, () => {
      assert.deepEqual(problemOf(fault), { kind: 'fault', status: 500 })
    })
  }
})

describe('the table of problems', () => {
  // Object.keys says string of a table whose keys are just these.
  for (const code of Object.keys(problems) as RefusalCode[]) {
    it(`calls ${code} the client's matter, or for now the server's`, () => {
      const { status, title } = problems[code]
      assert.ok((status >= 400 && status < 500) || status === 503)
      assert.match(title, /^[A-Z].*[^.]$/)
    })
  }

  it('has no two titles alike', () => {
    const titles = Object.values(problems).map(({ title }) => title)
    assert.equal(new Set(titles).size, titles.length)
  })
})

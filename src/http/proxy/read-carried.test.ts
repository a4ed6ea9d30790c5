import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCarried } from './read-carried.ts'

const site = {
  publicPort: 443,
  route: (name: string) => (name === 'a.test' ? ('portal' as const) : undefined),
}
const who = ['X-Forwarded-For', '203.0.113.5']

describe('readCarried', () => {
  for (const [rawHeaders, url, kind] of [
    [['Host', 'a.test', ...who], '/', 'accepted'],
    [['HOST', 'A.test:443', ...who], '/', 'accepted'],
    [['Host', 'a.test', ...who], 'https://a.test/', 'accepted'],
    [['Host', 'a.test', ...who], 'https://b.test/', 'misdirected'],
    [['Host', 'a.test', 'host', 'a.test', ...who], '/', 'bad-request'],
    [['Host', 'a.test', 'Host', 'b.test', ...who], '/', 'bad-request'],
    [['Host', '', ...who], '/', 'bad-request'],
    [['Host', 'a.test, b.test', ...who], '/', 'bad-request'],
    [['Host', 'a.test', ...who], '*', 'bad-request'],
    [['Host', 'b.test', ...who], '/', 'misdirected'],
    [['Host', 'a.test:80', ...who], '/', 'misdirected'],
    [['X-Forwarded-Host', 'a.test', ...who], '/', 'bad-request'],
    [['Host', 'b.test', 'X-Forwarded-Host', 'a.test', ...who], '/', 'misdirected'],
    [['Host', 'a.test'], '/', 'bad-forwarded-for'],
    [['Host', 'a.test', 'Forwarded', 'for=203.0.113.5'], '/', 'bad-forwarded-for'],
  ] as const) {
    it(`says ${kind} of ${rawHeaders.join(' ')} at ${url}`, () => {
      assert.equal(readCarried({ rawHeaders, url }, site).kind, kind)
    })
  }
})

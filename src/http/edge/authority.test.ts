import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { judgeAuthority } from './authority.ts'

const host = 'a.test:8443'
const expected = { name: 'a.test', port: 8443 }

describe('judgeAuthority', () => {
  for (const [what, hosts, target, kind] of [
    ['our host and a path', [host], '/x?y', 'accepted'],
    ['our host in capitals', ['A.Test:8443'], '/', 'accepted'],
    ['a path that looks like an authority', [host], '//evil.test/', 'accepted'],
    ['an absolute target on our host', [host], 'https://A.test:8443/x', 'accepted'],
    ['another host', ['b.test:8443'], '/', 'misdirected'],
    ['a host of which ours is a part', ['a.test.evil:8443'], '/', 'misdirected'],
    ['our host with a trailing dot', ['a.test.:8443'], '/', 'misdirected'],
    ['another port', ['a.test:8444'], '/', 'misdirected'],
    ['the port of https, as no port is named', ['a.test'], '/', 'misdirected'],
    ['an IPv6 address', ['[::1]:8443'], '/', 'misdirected'],
    ['an absolute target on another host', [host], 'https://b.test:8443/', 'misdirected'],
    ['another host under an absolute target on ours', ['b.test:8443'], 'https://a.test:8443/', 'misdirected'],
    ['no Host', [], '/', 'bad-request'],
    ['no Host under an absolute target', [], 'https://a.test:8443/', 'bad-request'],
    ['Host twice', [host, host], '/', 'bad-request'],
    ['an empty Host', [''], '/', 'bad-request'],
    ['a list in Host', [`${host}, ${host}`], '/', 'bad-request'],
    ['a user in Host', [`me@${host}`], '/', 'bad-request'],
    ['a path in Host', [`${host}/`], '/', 'bad-request'],
    ['a port that is none', ['a.test:'], '/', 'bad-request'],
    ['a port of six digits', ['a.test:008443'], '/', 'bad-request'],
    ['an absolute target with a user', [host], 'https://me@a.test:8443/', 'bad-request'],
    ['an absolute target without TLS', [host], 'http://a.test:8443/', 'bad-request'],
    ['an absolute target without a path', [host], 'https://a.test:8443', 'bad-request'],
    ['an empty target', [host], '', 'bad-request'],
    ['a target in asterisk form', [host], '*', 'bad-request'],
    ['a target in authority form', [host], host, 'bad-request'],
  ] as const) {
    it(`is ${kind} for ${what}`, () => {
      assert.equal(judgeAuthority({ hosts, target }, expected).kind, kind)
    })
  }

  it('takes the port of https where none is named', () => {
    const judgement = judgeAuthority({ hosts: ['a.test'], target: '/' }, { name: 'a.test', port: 443 })
    assert.equal(judgement.kind, 'accepted')
  })

  it('answers with the path of an absolute target', () => {
    const judgement = judgeAuthority(
      { hosts: [host], target: `https://${host}/x?y=https://b.test/` },
      expected,
    )
    assert.deepEqual(judgement, { kind: 'accepted', authority: expected, path: '/x?y=https://b.test/' })
  })

  it('accepts no Host but ours', () => {
    const text = fc.oneof(fc.string(), fc.mixedCase(fc.constantFrom('a.test:8443', 'a.test', 'b.test:8443')))
    fc.assert(
      fc.property(text, (given) => {
        const isOurs = given.toLowerCase() === host
        assert.equal(judgeAuthority({ hosts: [given], target: '/' }, expected).kind === 'accepted', isOurs)
      }),
    )
  })
})

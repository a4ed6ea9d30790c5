import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isServiceUri, relyingPartyFault } from './relying-party.ts'

describe('an address of a service', () => {
  for (const [uri, expected] of [
    ['https://ib.bank.example/callback', true],
    ['https://ib.bank.example:8443/callback?of=a', true],
    ['https://ib.bank.example/', true],
    ['https://ib.bank.example', false],
    ['http://ib.bank.example/callback', false],
    ['https://IB.bank.example/callback', false],
    ['https://ib.bank.example/callback#there', false],
    ['https://user@ib.bank.example/callback', false],
    ['https://ib.bank.example/a/../callback', false],
    ['https://ib.bank.example/call back', false],
    ['https://ib.bank.example:0/callback', false],
    ['https://ib.bank.example:65536/callback', false],
    ['https://ib.bank.example:65535/callback', true],
    ['https://ib..example/callback', false],
    ['https://-ib.example/callback', false],
    ['https://*.bank.example/callback', false],
    [`https://ib.example/${'a'.repeat(481)}`, true],
    [`https://ib.example/${'a'.repeat(482)}`, false],
    ['javascript:alert(1)', false],
  ] as const) {
    it(`${expected ? 'may' : 'may not'} be ${uri.slice(0, 60)}`, () =>
      assert.equal(isServiceUri(uri), expected))
  }
})

describe('what is registered of a service', () => {
  const uri = 'https://ib.example/x'
  const whole = {
    clientId: 'ib-core',
    redirectUris: [uri],
    postLogoutUris: [],
    logoutUri: uri,
    loginUri: uri,
  }
  const six = [1, 2, 3, 4, 5, 6].map((number) => `${uri}${number}`)
  for (const [name, change, expected] of [
    ['is whole', {}, undefined],
    ['has a client_id of three letters at least', { clientId: 'ib' }, 'client-id'],
    ['has a client_id of forty at most', { clientId: 'a'.repeat(41) }, 'client-id'],
    ['has a client_id in lower case', { clientId: 'IB-core' }, 'client-id'],
    ['has an address to come back to', { redirectUris: [] }, 'redirect-uri'],
    ['has no address twice', { redirectUris: [uri, uri] }, 'redirect-uri'],
    ['has five of them at most', { redirectUris: six }, 'redirect-uri'],
    ['may have five', { redirectUris: six.slice(1) }, undefined],
    ['ends log-outs at https', { postLogoutUris: ['http://ib.example/x'] }, 'post-logout-uri'],
    ['can be told of a log-out', { logoutUri: '' }, 'logout-uri'],
    ['can be gone on to', { loginUri: 'ib.example' }, 'login-uri'],
  ] as const) {
    it(name, () => assert.equal(relyingPartyFault({ ...whole, ...change }), expected))
  }
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type ApiAct,
  type ApiScope,
  apiMay,
  apiScopes,
  bringsPeople,
  grantedScopes,
  neededFor,
} from './api-scope.ts'

const acts: Record<ApiScope, readonly ApiAct[]> = {
  'contracts:read': ['list-contracts', 'read-contract'],
  'contracts:write': ['add-contract', 'read-request'],
  'members:read': ['list-members', 'read-member'],
  'members:write': ['add-member', 'read-request'],
  'certificates:read': ['read-certificates'],
  'notices:read': ['read-notices'],
  'imports:write': ['import', 'read-request'],
  'imports:unattended': [],
  'webhooks:read': ['list-webhooks', 'read-webhook-messages'],
  'webhooks:write': ['replay-webhook', 'replay-webhook-message'],
}

describe('what a scope allows', () => {
  for (const scope of apiScopes) {
    it(`${scope}: ${acts[scope].join(', ') || 'nothing by itself'}`, () => {
      // Object.keys says string of a table whose keys are just these.
      const all = Object.keys(neededFor) as ApiAct[]
      assert.deepEqual(all.filter((act) => apiMay([scope], act)).sort(), [...acts[scope]].sort())
    })
  }
})

describe('the scopes of a token', () => {
  const held: readonly ApiScope[] = ['contracts:read', 'members:read']
  for (const [asked, granted] of [
    [undefined, held],
    ['members:read', ['members:read']],
    ['members:read  contracts:read members:read', held],
    ['members:write', undefined],
    ['members:read members:write', undefined],
    ['nonsense', undefined],
    ['', undefined],
  ] as const) {
    it(`asked for ${asked ?? 'nothing'}: ${granted?.join(' ') ?? 'no token'}`, () => {
      assert.deepEqual(grantedScopes(held, asked), granted)
    })
  }
})

it('people come in by request, but where two have agreed to more', () => {
  assert.equal(bringsPeople(['imports:write', 'contracts:write', 'members:write']), 'by-request')
  assert.equal(bringsPeople(['imports:write', 'imports:unattended']), 'at-once')
})

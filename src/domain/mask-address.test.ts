import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maskAddress } from './mask-address.ts'

describe('maskAddress', () => {
  for (const [address, masked] of [
    ['hanako.sato@midori.example', 'h***@midori.example'],
    ['h@midori.example', 'h***@midori.example'],
    ['"a@b"@midori.example', '"***@midori.example'],
    ['@midori.example', '***'],
    ['hanako', '***'],
    ['', '***'],
  ] as const) {
    it(`${address} is shown as ${masked}`, () => assert.equal(maskAddress(address), masked))
  }
})

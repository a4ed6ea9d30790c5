import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { networkOf } from './network-of.ts'

describe('the network of an address', () => {
  for (const [address, network] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['2001:db8:0:0:ffff:ffff:ffff:ffff', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ] as const) {
    it(`of ${address || 'nobody'} is ${network || 'nobody'}`, () => assert.equal(networkOf(address), network))
  }
})

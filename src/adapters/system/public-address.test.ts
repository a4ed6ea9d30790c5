import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isPublicAddress, openedNetworks } from './public-address.ts'

const closed = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.0.170', '192.168.1.1', '198.18.0.1', '224.0.0.1', '240.0.0.1'],
  ...['255.255.255.255', '::', '::1', '::ffff:8.8.8.8', '::ffff:127.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1'],
  ...['64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '4000::1', 'fc00::1'],
  ...['fd00:ec2::254', 'fe80::1', 'fe80::1%lo', 'fec0::1', 'ff02::1', 'localhost', '', '8.8.8', '0x7f.1'],
]
const open = [
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '223.255.255.255',
]
const open6 = ['2001:4860:4860::8888', '2400:cb00::1', '2a00::1']

describe('an address that everybody means the same by', () => {
  for (const address of closed) it(`is not "${address}"`, () => assert.equal(isPublicAddress(address), false))
  for (const address of [...open, ...open6])
    it(`is ${address}`, () => assert.equal(isPublicAddress(address), true))
})

describe('networks that an operator opens', () => {
  const isOpened = openedNetworks(['10.1.0.0/16', '192.168.5.7', 'fd12::/16'])
  for (const [address, expected] of [
    ['10.1.255.255', true],
    ['10.2.0.0', false],
    ['192.168.5.7', true],
    ['192.168.5.8', false],
    ['fd12::1', true],
    ['fd13::1', false],
    ['10.1', false],
    ['nobody', false],
  ] as const)
    it(`${expected ? 'hold' : 'do not hold'} ${address}`, () => assert.equal(isOpened(address), expected))

  for (const network of ['', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', 'example.com', '::/129', '10.1/16'])
    it(`are not "${network}"`, () => assert.throws(() => openedNetworks([network]), /configuration: "/))
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, toHex } from './bytes.ts'
import { Malformed } from './malformed.ts'
import {
  encodeAuthorityInfoAccess,
  encodeCrlDistributionPoints,
  parseAuthorityInfoAccess,
  parseCrlDistributionPoints,
} from './status-addresses.ts'

describe('cRLDistributionPoints', () => {
  it('is written and read', () => {
    const der = encodeCrlDistributionPoints(['a:b'])
    assert.equal(toHex(der), '300b3009a007a0058603613a62')
    assert.deepEqual(parseCrlDistributionPoints(der), ['a:b'])
    assert.deepEqual(parseCrlDistributionPoints(encodeCrlDistributionPoints(['a:b', 'c:d'])), ['a:b', 'c:d'])
  })

  for (const [why, hex] of [
    ['it is empty', '3000'],
    ['a point has no name', '30023000'],
    ['a name is relative', '30063004a002a100'],
    ['it is for some reasons only', '300f300da007a0058603613a6281020780'],
    ['an address is a host', '300b3009a007a0058203613a62'],
  ] as const) {
    it(`is refused when ${why}`, () =>
      assert.throws(() => parseCrlDistributionPoints(fromHex(hex)), Malformed))
  }
})

describe('authorityInfoAccess', () => {
  const descriptions = [
    { accessMethod: '1.3.6.1.5.5.7.48.1', accessLocation: 'http://pki.example/ocsp' },
    { accessMethod: '1.3.6.1.5.5.7.48.2', accessLocation: 'http://pki.example/ca.cer' },
  ]

  it('is read as it was written', () => {
    assert.deepEqual(parseAuthorityInfoAccess(encodeAuthorityInfoAccess(descriptions)), descriptions)
  })

  it('is refused when it is empty, or where there is no URI', () => {
    assert.throws(() => parseAuthorityInfoAccess(fromHex('3000')), Malformed)
    assert.throws(
      () => parseAuthorityInfoAccess(fromHex('300930070602 2a03820161'.replace(' ', ''))),
      Malformed,
    )
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, toHex } from './bytes.ts'
import type { GeneralName } from './general-name.ts'
import { Malformed } from './malformed.ts'
import { encodeSubjectAltName, parseSubjectAltName } from './subject-alt-name.ts'

describe('subjectAltName', () => {
  it('is written and read', () => {
    const names: GeneralName[] = [
      { dNSName: '*.a' },
      { iPAddress: Uint8Array.of(127, 0, 0, 1) },
      { uniformResourceIdentifier: 'a:b' },
    ]
    assert.equal(toHex(encodeSubjectAltName(names)), '301082032a2e6187047f0000018603613a62')
    assert.deepEqual(parseSubjectAltName(encodeSubjectAltName(names)), names)
  })

  it('is not written with what is not plain ASCII', () => {
    for (const dNSName of ['割符.jp', 'a b', '', 'a\0b']) {
      assert.throws(() => encodeSubjectAltName([{ dNSName }]), RangeError)
    }
  })

  for (const [why, hex] of [
    ['it is empty', '3000'],
    ['an address has three octets', '300587037f0001'],
    ['a name has a null in it', '30058203610062'],
    ['a name is empty', '30028200'],
    ['a name is beyond ASCII', '30038201e9'],
    ['it holds a kind that we do not take', '3005a403300000'],
    ['it holds an e-mail address', '3003810161'],
  ] as const) {
    it(`is refused when ${why}`, () => assert.throws(() => parseSubjectAltName(fromHex(hex)), Malformed))
  }
})

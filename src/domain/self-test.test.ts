import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Malformed } from '../pki/malformed.ts'
import {
  parseSelfTestCode,
  type SelfTest,
  selfTestAlphabet,
  selfTestCode,
  selfTestFindings,
  selfTestLetters,
} from './self-test.ts'

const nothing: SelfTest = {
  system: 'other',
  tls: 'unknown',
  browser: 'other',
  keys: 'unknown',
  certificate: 'untried',
  popUp: 'untried',
  clock: 'unknown',
  cookies: 'unknown',
}
const well: SelfTest = {
  system: 'windows',
  tls: '1.3',
  browser: 'edge',
  keys: 'able',
  certificate: 'ours',
  popUp: 'opened',
  clock: 'right',
  cookies: 'kept',
}
const badly: SelfTest = {
  system: 'android',
  tls: '1.2',
  browser: 'safari',
  keys: 'insecure',
  certificate: 'other',
  popUp: 'blocked',
  clock: 'days-behind',
  cookies: 'lost',
}

const anyTest: fc.Arbitrary<SelfTest> = fc.record(
  {
    system: fc.constantFrom(...selfTestFindings.system),
    tls: fc.constantFrom(...selfTestFindings.tls),
    browser: fc.constantFrom(...selfTestFindings.browser),
    keys: fc.constantFrom(...selfTestFindings.keys),
    certificate: fc.constantFrom(...selfTestFindings.certificate),
    popUp: fc.constantFrom(...selfTestFindings.popUp),
    clock: fc.constantFrom(...selfTestFindings.clock),
    cookies: fc.constantFrom(...selfTestFindings.cookies),
  },
  { noNullPrototype: true },
)

describe('the code of a self-test', () => {
  // Printed in manuals: a code that was read out yesterday means the same tomorrow.
  for (const [what, test, code] of [
    ['nothing was found yet', nothing, 'K-AAAAAA'],
    ['all is well', well, 'K-AFFHEE'],
    ['everything is amiss', badly, 'K-AWWRUG'],
  ] as const) {
    it(`is ${code} when ${what}`, () => {
      assert.equal(selfTestCode(test), code)
      assert.deepEqual(parseSelfTestCode(code), test)
    })
  }

  it('has room for every pair of findings in its letter', () => {
    for (const [first, second] of selfTestLetters) {
      const pairs = selfTestFindings[first].length * selfTestFindings[second].length
      assert.ok(pairs <= selfTestAlphabet.length, `${first} and ${second}`)
    }
    assert.deepEqual(selfTestLetters.flat().sort(), Object.keys(selfTestFindings).sort())
  })

  it('says again whatever was found', () => {
    fc.assert(fc.property(anyTest, (test) => assert.deepEqual(parseSelfTestCode(selfTestCode(test)), test)))
  })

  it('is understood however it was written down', () => {
    for (const heard of ['k-affhee', 'AFFHEE', ' K AFF HEE ', 'Ｋ－ＡＦＦＨＥＥ', 'KAFFHEE'])
      assert.deepEqual(parseSelfTestCode(heard), well, heard)
  })

  it('is not understood with any one letter misheard', () => {
    fc.assert(
      fc.property(anyTest, (test) => {
        const letters = [...selfTestCode(test).slice(2)]
        for (const at of letters.keys()) assertMisheard([...anotherAt(letters, at)])
      }),
      { numRuns: 30 },
    )
  })

  it('is not understood with any two letters that have changed places', () => {
    fc.assert(fc.property(anyTest, (test) => assertMisheard([...swapped([...selfTestCode(test).slice(2)])])))
  })

  it('of another table, or no code at all, is told to be so', () => {
    assert.throws(() => parseSelfTestCode('K-BAAAAB'), { message: /begin with B/ })
    assert.throws(() => parseSelfTestCode('K-AZAAAY'), { message: /says nothing in its place/ })
    for (const heard of ['', 'K-', 'K-AAAAA', 'K-AAAAAAA', 'K-10', 'K-AAAAA1'])
      assert.throws(() => parseSelfTestCode(heard), Malformed, heard)
  })
})

function assertMisheard(codes: readonly string[]) {
  for (const heard of codes) assert.throws(() => parseSelfTestCode(heard), Malformed, heard)
}

function* anotherAt(letters: readonly string[], at: number) {
  for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    if (other !== letters[at]) yield letters.with(at, other).join('')
  }
}

function* swapped(letters: readonly string[]) {
  for (const [at, one] of letters.entries()) {
    for (const [to, other] of letters.entries()) {
      if (at < to && one !== other) yield letters.with(at, other).with(to, one).join('')
    }
  }
}

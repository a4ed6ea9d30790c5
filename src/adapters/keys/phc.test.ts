import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodePhc, parsePhc } from './phc.ts'

// As the reference implementation writes it: password "password", salt "somesalt".
const vector = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHApl8ArZWb2GRPPc'

describe('parsePhc', () => {
  it('reads the string of the reference implementation, and encodePhc writes it', () => {
    const phc = parsePhc(vector)
    assert.deepEqual(phc.cost, { memory: 65_536, passes: 2, parallelism: 1 })
    assert.equal(new TextDecoder().decode(phc.salt), 'somesalt')
    assert.equal(phc.tag.length, 32)
    assert.equal(encodePhc(phc), vector)
  })

  for (const [title, text] of [
    ['nothing', ''],
    ['argon2i', vector.replace('argon2id', 'argon2i')],
    ['another version', vector.replace('v=19', 'v=16')],
    ['more memory than we would give', vector.replace('65536', '262145')],
    ['a number without end', vector.replace('65536', '6553600000')],
    ['too little memory', vector.replace('65536', '7')],
    ['no pass', vector.replace('t=2', 't=0')],
    ['more passes than we would make', vector.replace('t=2', 't=11')],
    ['no lane', vector.replace('p=1', 'p=0')],
    ['too many lanes', vector.replace('p=1', 'p=5')],
    ['a leading zero', vector.replace('t=2', 't=02')],
    ['a short salt', vector.replace('c29tZXNhbHQ', 'c29tZQ')],
    ['a short tag', vector.slice(0, -4)],
    ['padding', `${vector}=`],
    ['base64 with stray bits', vector.replace(/c$/, 'd')],
    ['base64 that is none', vector.replace('c29tZXNhbHQ', 'c29tZXNhbHQAA')],
    ['something behind it', `${vector}$x`],
    ['a line behind it', `${vector}\n`],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(() => parsePhc(text))
    })
  }
})

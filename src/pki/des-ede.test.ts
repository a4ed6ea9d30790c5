import assert from 'node:assert/strict'
import { createCipheriv } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromHex, toHex } from './bytes.ts'
import { encryptDesEde3Cbc } from './des-ede.ts'

describe('DES-EDE3-CBC', () => {
  it('with three equal keys is DES, of which this block is the schoolbook example', () => {
    const key = fromHex('133457799bbcdff1'.repeat(3))
    const octets = encryptDesEde3Cbc(key, new Uint8Array(8), fromHex('0123456789abcdef'))
    assert.equal(toHex(octets).slice(0, 16), '85e813540f0ab405')
  })

  it('is what OpenSSL makes of any key and text', () => {
    const octets = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
    fc.assert(
      fc.property(octets(24), octets(8), fc.uint8Array({ maxLength: 40 }), (key, iv, plain) => {
        const cipher = createCipheriv('des-ede3-cbc', key, iv)
        const theirs = Buffer.concat([cipher.update(plain), cipher.final()])
        assert.equal(toHex(encryptDesEde3Cbc(key, iv, plain)), theirs.toString('hex'))
      }),
    )
  })
})

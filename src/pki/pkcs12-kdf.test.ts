import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nodePrimitives } from '../../test/vectors/primitives.ts'
import { fromHex, toHex } from './bytes.ts'
import { deriveOctets, forIv, forKey, forMac } from './pkcs12-kdf.ts'

const primitives = nodePrimitives((length) => new Uint8Array(length))

// openssl kdf -keylen N -kdfopt digest:D -kdfopt hexpass:P -kdfopt hexsalt:S -kdfopt iter:I -kdfopt id:X PKCS12KDF
describe('the key derivation of PKCS#12', () => {
  for (const [password, salt, iterations, hash, purpose, expected] of [
    ['smeg', '0a58cf64530d823f', 1, 'SHA-1', forKey, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
    ['smeg', '642b99ab44fb4b1f', 1, 'SHA-1', forKey, 'f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966'],
    ['queeg', '05dec959acff72f7', 1000, 'SHA-1', forKey, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
    ['queeg', '05dec959acff72f7', 1000, 'SHA-1', forIv, '11dedad7758d4860'],
    [
      'queeg',
      '05dec959acff72f7',
      1000,
      'SHA-256',
      forMac,
      '64bd552bb4ecec8224b888d4fa1dc49c6ff894bfc59b10402d83ad46c0d8da4b',
    ],
    [
      '割符パスワード',
      '0102030405060708090a0b0c0d0e0f10',
      3,
      'SHA-256',
      forKey,
      '10e018eb68428aa881257e192918d35d6d87867e2e0bbd6e753eebf9b2a9f9d7fcd56697d68feb714c109e01e0e37aaea31ada5c9ced22dafaf2cd4a8dcfa2ed0527de706c91185069d54a7e1022a940',
    ],
  ] as const) {
    it(`makes ${expected.slice(0, 12)}… of "${password}" by ${hash}, ${iterations} times`, async () => {
      const size = expected.length / 2
      const octets = await deriveOctets(
        primitives,
        hash,
        purpose,
        { password, iterations },
        fromHex(salt),
        size,
      )
      assert.equal(toHex(octets), expected)
    })
  }
})

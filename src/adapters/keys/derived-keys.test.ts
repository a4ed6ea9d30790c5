import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { inspect } from 'node:util'
import { type DerivedKeys, deriveKeys } from './derived-keys.ts'

const secret = (text: string) => createSecretKey(Buffer.from(text))
const hex = (keys: DerivedKeys) => Object.values(keys).map((key) => key.export().toString('hex'))

describe('deriveKeys', () => {
  let keys: DerivedKeys
  before(async () => {
    keys = await deriveKeys(secret('correct horse battery staple'))
  })

  it('gives each purpose a 256-bit key of its own', () => {
    assert.equal(new Set(hex(keys)).size, 10)
    for (const key of hex(keys)) assert.match(key, /^[0-9a-f]{64}$/)
  })

  // Whoever changes the derivation loses every PIN in the field. Compared with, for each purpose:
  // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:<argon2id root> -kdfopt info:"warifu <purpose> 1" HKDF
  for (const [purpose, expected] of [
    ['attempt-label', '1cccfc3c131fe101413adcff3256b8dc7f79ddf10d264618480957ba5704fddf'],
    ['audit-salt', 'ddc15b855e069cb3d51a07718e03aceee642214d3a4b0005671a64ed064a30af'],
    ['notice-code', 'a5f121f9567aecd8743cf0ad473b866c16e57dea5d6508c9c6bb128f5a32f894'],
    ['pickup-code', '8d4138a7ebfcc16897af8b8a83b9cefb666f7155d4a5f47f1db2625f423c0f55'],
    ['activation-code', 'c6c2486aa370bc28302648ef26d8d9f85ac817d904eebe57797fd1faf87344b5'],
    ['service-session', 'f025252a0557c810c2a2b16cc2cb9f6eb238d7329ef98ebc391b76bbed23c977'],
    ['pin-pepper', '18e9fbf5f875857e663c0fca39fee88b79ef96a77972394ba1a3f50494263767'],
    ['staff-pepper', '18976129affea5ef38927c94eeb6ee6e27fe33627ab8cd5a373c8dd2717a5761'],
    ['seal', '0023811159bca67f993cd448470f3a9e2c5e0dc74331b2ce085b97a8bab640e9'],
  ] as const) {
    it(`derives for ${purpose} what it always derived`, () => {
      assert.equal(keys[purpose].export().toString('hex'), expected)
    })
  }

  it('gives other keys for another secret', async () => {
    const others = hex(await deriveKeys(secret('correct horse battery stapl3')))
    assert.deepEqual(
      others.filter((key) => hex(keys).includes(key)),
      [],
    )
  })

  it('shows nothing in a log', () => {
    for (const key of hex(keys)) assert.ok(!inspect(keys, { depth: null }).includes(key.slice(0, 8)))
    assert.equal(JSON.stringify(keys.seal), '{}')
  })
})

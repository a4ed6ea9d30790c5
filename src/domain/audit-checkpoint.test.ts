import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, idOf } from '../../test/lives.ts'
import { assertSame } from '../../test/same.ts'
import { Malformed } from '../pki/malformed.ts'
import { encodeCheckpoint, formatCheckpoint, parseCheckpoint } from './audit-checkpoint.ts'
import type { InstitutionId } from './id.ts'

const signed = {
  checkpoint: {
    institutionId: idOf<InstitutionId>(7),
    count: 124,
    head: 'ab'.repeat(32),
    at: at('2027-02-12T01:00:00.5Z'),
    keyId: 'cd'.repeat(32),
  },
  signature: Uint8Array.from([1, 2, 3]),
}

const text = `warifu-checkpoint-1
{"at":"2027-02-12T01:00:00.500000Z","count":124,"head":"${'ab'.repeat(32)}","institutionId":"00000000-0000-4000-8000-000000000007","keyId":"${'cd'.repeat(32)}"}
AQID
`

describe('a checkpoint', () => {
  it('is written like this, for ever', () => assert.equal(formatCheckpoint(signed), text))

  it('signs its first two lines', () => {
    const bytes = new TextDecoder().decode(encodeCheckpoint(signed.checkpoint))
    assert.equal(bytes, text.slice(0, text.indexOf('AQID')))
  })

  it('is read as it was written', () => assertSame(parseCheckpoint(text), signed))

  for (const [what, broken] of [
    ['an empty file', ''],
    ['no JSON', 'warifu-checkpoint-1\nhead\nAQID\n'],
    ['JSON that is no object', 'warifu-checkpoint-1\n3\nAQID\n'],
    ['another version', text.replace('checkpoint-1', 'checkpoint-2')],
    ['a member more', text.replace('{', '{"a":1,')],
    ['a member twice', text.replace('{', '{"count":9,')],
    ['a member less', text.replace(/"count":124,/, '')],
    ['a blank', text.replace('"count":', '"count": ')],
    ['a negative count', text.replace('124', '-1')],
    ['a broken count', text.replace('124', '1.5')],
    ['a count in words', text.replace('124', '"124"')],
    ['a short head', text.replace('abab', 'ab')],
    ['a head in capitals', text.replace('abab', 'ABab')],
    ['a time without its zone', text.replace('500000Z', '500000')],
    ['an institution that is no id', text.replace('00000000-', '')],
    ['no signature', text.replace('AQID\n', '')],
    ['a signature that is not base64', text.replace('AQID', 'A!ID')],
    ['something behind it', `${text}more\n`],
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
  ] as const) {
    it(`is not ${what}`, () => assert.throws(() => parseCheckpoint(broken), Malformed))
  }
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Malformed } from '../../pki/malformed.ts'
import { clientHelloLimit, parseClientHello } from './client-hello.ts'

/** What real clients sent to a listener that recorded it: `chromium --headless`, `curl`, `openssl s_client -tls1_2 -noservername`. */
function vector(name: string): Uint8Array {
  const file = new URL(`../../../test/edge-vectors/${name}.b64`, import.meta.url)
  return Uint8Array.from(Buffer.from(readFileSync(file, 'ascii'), 'base64'))
}
const chromium = vector('chromium-156')

const uint16 = (value: number) => [value >> 8, value & 0xff]
const vector8 = (octets: number[]) => [octets.length, ...octets]
const vector16 = (octets: number[]) => [...uint16(octets.length), ...octets]
const ascii = (text: string) => [...Buffer.from(text, 'latin1')]

const record = (octets: number[]) => [0x16, 3, 1, ...vector16(octets)]
const message = (body: number[]) => [1, 0, ...vector16(body)]
const extension = (type: number, octets: number[]) => [...uint16(type), ...vector16(octets)]
const hostName = (name: string) => [0, ...vector16(ascii(name))]
const serverName = (...names: number[][]) => extension(0, vector16(names.flat()))

interface Parts {
  version?: number[]
  sessionId?: number[]
  cipherSuites?: number[]
  compressionMethods?: number[]
  extensions?: number[]
}
function body({
  version = [3, 3],
  sessionId = [],
  cipherSuites = [0x13, 1],
  compressionMethods = [0],
  extensions,
}: Parts) {
  return [
    ...version,
    ...Array.from({ length: 32 }, () => 7),
    ...vector8(sessionId),
    ...vector16(cipherSuites),
    ...vector8(compressionMethods),
    ...(extensions === undefined ? [] : vector16(extensions)),
  ]
}
const hello = (parts: Parts) => Uint8Array.from(record(message(body(parts))))

/** The same message in records of these lengths, the last of which is repeated. */
function inRecords(bytes: Uint8Array, lengths: number[]): Uint8Array {
  const left = [...bytes.subarray(5)]
  const records: number[][] = []
  for (let i = 0; left.length > 0; i++) {
    records.push(record(left.splice(0, lengths[Math.min(i, lengths.length - 1)])))
  }
  return Uint8Array.from(records.flat())
}

describe('parseClientHello reads', () => {
  for (const [name, expected] of [
    ['chromium-156', 'a-1.logon.warifu.localhost'],
    ['curl-7.88', 'a.warifu.localhost'],
    ['openssl-3.0-nameless', undefined],
  ] as const) {
    it(`what ${name} sends`, () => {
      assert.deepEqual(parseClientHello(vector(name)), { serverName: expected })
    })
  }

  for (const [what, bytes, expected] of [
    ['no extensions at all', hello({}), undefined],
    ['an empty list of extensions', hello({ extensions: [] }), undefined],
    ['a session id of 32 octets', hello({ sessionId: Array.from({ length: 32 }, () => 1) }), undefined],
    ['a name in capitals', hello({ extensions: serverName(hostName('A.Test')) }), 'a.test'],
    ['a name of 255 octets', hello({ extensions: serverName(hostName('a'.repeat(255))) }), 'a'.repeat(255)],
    [
      'a name after other extensions',
      hello({ extensions: [...extension(9, [0]), ...serverName(hostName('x'))] }),
      'x',
    ],
  ] as const) {
    it(what, () => assert.deepEqual(parseClientHello(bytes), { serverName: expected }))
  }

  it('one cut into records anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2100 }), { minLength: 1, maxLength: 20 }), (lengths) => {
        const cut = inRecords(chromium, lengths)
        assert.deepEqual(parseClientHello(cut), { serverName: 'a-1.logon.warifu.localhost' })
      }),
    )
  })

  it('one whose every octet is a record', () => {
    assert.deepEqual(parseClientHello(inRecords(chromium, [1])), { serverName: 'a-1.logon.warifu.localhost' })
  })

  it('none of what follows its last record', () => {
    const followed = Uint8Array.from([...chromium, 0x17, 3, 3, 0, 1, 0, 0xff])
    assert.deepEqual(parseClientHello(followed), parseClientHello(chromium))
  })
})

describe('parseClientHello waits', () => {
  it('for every octet of a good one', () => {
    for (let length = 0; length < chromium.length; length++) {
      assert.equal(parseClientHello(chromium.subarray(0, length)), 'need-more')
    }
  })

  it('for the second record', () => {
    const cut = inRecords(chromium, [3, 1000])
    assert.equal(parseClientHello(cut.subarray(0, 8)), 'need-more')
    assert.equal(parseClientHello(cut.subarray(0, -1)), 'need-more')
  })
})

describe('parseClientHello refuses', () => {
  for (const [what, octets] of [
    ['plain HTTP', ascii('GET / HTTP/1.1\r\n')],
    ['an alert', [0x15, 3, 1, 0, 2, 1, 0]],
    ['SSL 2', [0x80, 0x2e, 1, 0, 2]],
    ['a record of version 2', [0x16, 2]],
    ['an empty record', [0x16, 3, 1, 0, 0]],
    ['another handshake message', record([2, 0, 0, 0])],
    ['an announced length over the limit', record([1, 0, 0x40, 0])],
    ['a record over the limit', [0x16, 3, 1, 0x40, 0]],
    ['a second record of another type', [...record([1]), 0x17]],
    ['a second message in its record', record([...message(body({})), 0])],
    ['a body that is too short', record(message([3, 3]))],
    ['an octet after its extensions', record(message([...body({ extensions: [] }), 0]))],
    ['half a length of extensions', record(message([...body({}), 0]))],
    ['version 2', hello({ version: [2, 0] })],
    ['a session id of 33 octets', hello({ sessionId: Array.from({ length: 33 }, () => 1) })],
    ['no cipher suite', hello({ cipherSuites: [] })],
    ['half a cipher suite', hello({ cipherSuites: [0x13, 1, 0x13] })],
    ['no compression method', hello({ compressionMethods: [] })],
    ['an extension twice', hello({ extensions: [...extension(9, []), ...extension(9, [])] })],
    ['an extension cut short', hello({ extensions: [0, 9, 0, 2, 0] })],
    ['an empty server_name', hello({ extensions: extension(0, []) })],
    ['an empty list of names', hello({ extensions: serverName() })],
    [
      'an octet after the list of names',
      hello({ extensions: extension(0, [...vector16(hostName('a')), 0]) }),
    ],
    ['an empty name', hello({ extensions: serverName(hostName('')) })],
    ['a name of 256 octets', hello({ extensions: serverName(hostName('a'.repeat(256))) })],
    ['two names', hello({ extensions: serverName(hostName('a'), hostName('b')) })],
    ['a name of another type', hello({ extensions: serverName([1, ...vector16([0x61])]) })],
    ['a name with a zero octet', hello({ extensions: serverName(hostName('a\0.test')) })],
    ['a name with an octet over 127', hello({ extensions: serverName(hostName('\u{e9}.test')) })],
    ['a name with a trailing dot', hello({ extensions: serverName(hostName('a.test.')) })],
    ['a name with an empty label', hello({ extensions: serverName(hostName('a..test')) })],
  ] as const) {
    it(what, () => assert.throws(() => parseClientHello(Uint8Array.from(octets)), Malformed))
  }

  it('one that is longer than the limit for its records, though the message is not', () => {
    const long = hello({ extensions: extension(21, new Array(clientHelloLimit / 2).fill(0)) })
    assert.deepEqual(parseClientHello(long), { serverName: undefined })
    assert.throws(() => parseClientHello(inRecords(long, [1])), Malformed)
  })

  it('to wait beyond the limit', () => {
    const records = inRecords(
      Uint8Array.from([...record([]), 1, 0, 0x3f, 0, ...new Array(16_000).fill(0)]),
      [2000, 1],
    )
    assert.equal(parseClientHello(records.subarray(0, clientHelloLimit - 1)), 'need-more')
    assert.throws(() => parseClientHello(records.subarray(0, clientHelloLimit)), Malformed)
  })
})

describe('parseClientHello of a mutated one', () => {
  const mutation = fc.record({
    at: fc.nat(chromium.length - 1),
    remove: fc.nat(3),
    insert: fc.uint8Array({ maxLength: 3 }),
  })

  it('is Malformed, or waits, or is a host name: nothing else', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let octets = [...chromium]
        for (const { at, remove, insert } of mutations) octets = octets.toSpliced(at, remove, ...insert)
        assertJudged(Uint8Array.from(octets))
      }),
      { numRuns: 3000 },
    )
  })

  it('flipped in any one bit, is Malformed, or waits, or is a host name', () => {
    for (let bit = 0; bit < chromium.length * 8; bit++) {
      const flipped = chromium.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assertJudged(flipped)
    }
  })

  it('is not changed in its judgement by what comes later, once it has one', () => {
    fc.assert(
      fc.property(mutation, fc.nat(2000), ({ at, remove, insert }, length) => {
        const mutated = Uint8Array.from([...chromium].toSpliced(at, remove, ...insert))
        const early = outcome(mutated.subarray(0, length))
        if (early !== 'need-more') assert.deepEqual(outcome(mutated), early)
      }),
      { numRuns: 2000 },
    )
  })
})

function assertJudged(bytes: Uint8Array) {
  const result = outcome(bytes)
  if (typeof result === 'string' || result.serverName === undefined) return
  assert.match(result.serverName, /^[a-z0-9._-]{1,255}$/)
}

function outcome(bytes: Uint8Array) {
  try {
    return parseClientHello(bytes)
  } catch (error) {
    assert.ok(error instanceof Malformed)
    return 'malformed'
  }
}

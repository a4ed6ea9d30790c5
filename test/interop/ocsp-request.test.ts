import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, it, type TestContext } from 'node:test'
import fc from 'fast-check'
import { concat, toHex } from '../../src/pki/bytes.ts'
import { Malformed } from '../../src/pki/malformed.ts'
import { encodeOcspRequest, type OcspRequest, parseOcspRequest } from '../../src/pki/ocsp-request.ts'
import { vectorCertificate } from '../vectors/pki.ts'
import { certificatePem } from './pki-authority.ts'
import { folder, has, run } from './pki-tools.ts'

/** With this variable other requests than each time, and so many times as many. */
const more = process.env.WARIFU_TEST_REQUESTS
const options = (rounds: number) =>
  more === undefined ? { numRuns: rounds, seed: 6 } : { numRuns: rounds * Number(more) }

function attempt(der: Uint8Array): OcspRequest | undefined {
  try {
    return parseOcspRequest(der)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

/** What OpenSSL reads in it: each serial number, or undefined where it reads none. */
function theirs(path: string): bigint[] | undefined {
  const { status, output } = run('openssl', ['ocsp', '-reqin', path, '-req_text', '-noverify'])
  if (status !== 0 || !output.includes('Requestor List')) return undefined
  return [...output.matchAll(/Serial Number: (-?[0-9A-F]+)/g)].map(([, serial = '']) =>
    serial.startsWith('-') ? -BigInt(`0x${serial.slice(1)}`) : BigInt(`0x${serial}`),
  )
}

/** As OpenSSL writes it, for these certificates. */
function theirRequest(t: TestContext, serials: readonly bigint[], ...args: string[]): Uint8Array {
  const path = folder(t, { issuer: certificatePem(vectorCertificate('root')) })
  const asked = serials.flatMap((serial) => ['-serial', `0x${serial.toString(16)}`])
  const all = ['ocsp', ...args, '-issuer', path('issuer'), ...asked, '-reqout', path('request')]
  const { status, output } = run('openssl', all)
  assert.equal(status, 0, output)
  return new Uint8Array(readFileSync(path('request')))
}

describe('requests as OpenSSL writes them', () => {
  for (const [what, args, hash, nonce] of [
    ['with SHA-1 and a nonce', [], 'sha1', true],
    ['without a nonce', ['-no_nonce'], 'sha1', false],
    ['with SHA-256', ['-sha256', '-no_nonce'], 'sha256', false],
  ] as const) {
    it(`${what} are read, of any serial numbers`, (t) => {
      if (!has(t, 'openssl')) return
      const serials = fc.uniqueArray(fc.bigInt({ min: 1n, max: (1n << 159n) - 1n }), {
        minLength: 1,
        maxLength: 8,
      })
      fc.assert(
        fc.property(serials, (some) => {
          const request = parseOcspRequest(theirRequest(t, some, ...args))
          assert.deepEqual(
            request.certIds.map(({ serialNumber }) => BigInt(`0x${serialNumber}`)),
            some,
          )
          assert.ok(request.certIds.every(({ hashAlgorithm }) => hashAlgorithm === hash))
          assert.equal(request.nonce !== undefined, nonce)
        }),
        options(5),
      )
    })
  }
})

describe('a request that was tampered with', () => {
  it('is malformed, or OpenSSL reads the same in it', (t) => {
    if (!has(t, 'openssl')) return
    const der = theirRequest(t, [0x1234567890n, 7n])
    const path = folder(t, {})
    const change = fc.tuple(
      fc.nat(der.length - 1),
      fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 2, 0x30, 0x7f, 0x80, 0xa0, 0xa1, 0xa2, 0xff)),
    )
    let [read, compared] = [0, 0]
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = new Uint8Array(der)
        for (const [at, octet] of changes) changed[at] = octet
        const ours = attempt(changed)
        if (ours === undefined) return
        read += 1
        // To start OpenSSL takes longer than all else: it is asked about one in twenty.
        if (read % 20 !== 1) return
        compared += 1
        writeFileSync(path('changed'), changed)
        assert.deepEqual(
          theirs(path('changed')),
          ours.certIds.map(({ serialNumber }) => BigInt(`0x${serialNumber}`)),
          toHex(changed),
        )
      }),
      options(3000),
    )
    assert.ok(compared > 10, `only ${compared} of ${read} compared`)
  })

  it('or cut, spliced or made up is malformed or a value', (t) => {
    if (!has(t, 'openssl')) return
    const one = theirRequest(t, [0x1234567890n])
    const two = encodeOcspRequest(
      parseOcspRequest(theirRequest(t, [9n], '-sha256')).certIds.map(({ der }) => der),
    )
    for (let length = 0; length < one.length; length += 1)
      assert.equal(attempt(one.subarray(0, length)), undefined)
    fc.assert(
      fc.property(
        fc.nat(120),
        fc.nat(120),
        fc.nat(120),
        fc.uint8Array({ maxLength: 200 }),
        (at, from, to, any) => {
          attempt(any)
          for (const spliced of [
            concat(one.subarray(0, at), two.subarray(from, to), one.subarray(at)),
            concat(one.subarray(0, at), two.subarray(from)),
          ]) {
            const read = attempt(spliced)
            if (read !== undefined) assert.ok(read.certIds.length >= 1 && read.certIds.length <= 32)
          }
        },
      ),
      options(3000),
    )
  })
})

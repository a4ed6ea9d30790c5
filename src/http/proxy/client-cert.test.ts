import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Malformed } from '../../pki/malformed.ts'
import { certificateLimit, readClientCert, writeClientCert } from './client-cert.ts'

/** A self-signed certificate, as a proxy would write it. */
const base64 =
  'MIIBeTCCAR+gAwIBAgIUcqyESJj0MOIGJioE2Ek6pQt79rkwCgYIKoZIzj0EAwIwETEPMA0GA1UEAwwGaG9sZGVyMCAXDTI2MTEyMjIxNTIyN1oYDzIxMjYxMDI5MjE1MjI3WjARMQ8wDQYDVQQDDAZob2xkZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQw2dBtbXitXLsekBUpoiACAj4jqizlrqbXUwr8nX2DH8nJtYYRQdYnkQDx1+62IMDrmUOPXObIVIMjhWI0ncVwo1MwUTAdBgNVHQ4EFgQU7+bVRLWJXyk5REw8OYNsVDN+B0swHwYDVR0jBBgwFoAU7+bVRLWJXyk5REw8OYNsVDN+B0swDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAci9JqcnsjrGJk6fRMh6VV/wVSgQAXxRGOBcybu07o2gIhAKjqsINAkts+3JPO+02hU303G0N21Otz9fdGx2tQJtgm'
const der = Uint8Array.fromBase64(base64)
const line = `:${base64}:`

describe('readClientCert', () => {
  it('is undefined where there is no header', () => assert.equal(readClientCert([]), undefined))

  for (const text of [line, ` ${line}`, `${line}\t `]) {
    it(`reads ${JSON.stringify(text.slice(0, 4))}…${JSON.stringify(text.slice(-4))}`, () => {
      const read = readClientCert([text])
      assert.deepEqual(read?.der, der)
      assert.match(read?.fingerprint ?? '', /^[0-9a-f]{64}$/)
    })
  }

  const withBits = (more: Uint8Array) => `:${Uint8Array.of(...der, ...more).toBase64()}:`
  const pem = `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`
  const cases: Record<string, string[]> = {
    'is there twice': [line, line],
    'is there twice, once empty': [line, ''],
    'is empty': [''],
    'holds no octets': ['::'],
    'has no colons': [base64],
    'has no colon behind': [`:${base64}`],
    'has a second member': [`${line}, ${line}`],
    'has an empty second member': [`${line},`],
    'has a parameter': [`${line};a=1`],
    'is a quoted string': [`"${base64}"`],
    'is PEM in one line, escaped': [encodeURIComponent(pem)],
    'is PEM inside': [`:${btoa(pem)}:`],
    'is PEM inside after what looks like DER': [`:${btoa(`0\n${pem}`)}:`],
    'has a space within': [`${line.slice(0, 20)} ${line.slice(20)}`],
    'is base64url': [line.replaceAll('+', '-').replaceAll('/', '_')],
    'has lost its padding': [
      `:${Uint8Array.of(...der, 0, 0)
        .toBase64()
        .replaceAll('=', '')}:`,
    ],
    'has padding that is none': [':MAA==:'],
    'has bits behind its end': [':MB==:'],
    'is no DER': [`:${btoa('hello')}:`],
    'is DER and no certificate': [':MAA=:'],
    'is cut off': [`:${der.subarray(0, -1).toBase64()}:`],
    'goes on after its end': [withBits(Uint8Array.of(0))],
    'holds two certificates': [withBits(der)],
    'is too long': [`:${new Uint8Array(certificateLimit + 2).toBase64()}:`],
    'is the word of a proxy that had none': ['(null)'],
  }
  for (const [what, lines] of Object.entries(cases)) {
    it(`refuses what ${what}`, () => assert.throws(() => readClientCert(lines), Malformed))
  }

  it('says no to a certificate that is too long because it is', () => {
    const text = `:${new Uint8Array(certificateLimit + 2).toBase64()}:`
    assert.throws(() => readClientCert([text]), /longer than/)
    assert.throws(() => readClientCert([writeClientCert(new Uint8Array(certificateLimit))]), /no certificate/)
  })

  it('reads what is written, and whatever else it is given is Malformed', () => {
    assert.deepEqual(readClientCert([writeClientCert(der)])?.der, der)
    const spoilt = fc
      .tuple(fc.nat(line.length), fc.nat(3), fc.string({ unit: 'binary-ascii', maxLength: 3 }))
      .map(([at, gone, text]) => line.slice(0, at) + text + line.slice(at + gone))
    fc.assert(
      fc.property(fc.array(fc.oneof(spoilt, fc.string(), fc.constant(line)), { maxLength: 3 }), (lines) => {
        const read = readOr(lines)
        if (lines.length === 0) assert.equal(read, undefined)
        else if (lines.length > 1) assert.ok(read instanceof Malformed)
        else if (!(read instanceof Malformed))
          assert.equal(writeClientCert(read?.der ?? der), lines[0]?.trim())
      }),
      { numRuns: 3000 },
    )
  })
})

function readOr(lines: readonly string[]) {
  try {
    return readClientCert(lines)
  } catch (error) {
    if (error instanceof Malformed) return error
    throw error
  }
}

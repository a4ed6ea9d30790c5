import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { vectorText } from '../../test/vectors/pki.ts'
import { Malformed } from './malformed.ts'
import { encodePem, parsePem, parsePems, requestLabels } from './pem.ts'

const text = vectorText('request-p256')
const der = parsePem(text, requestLabels)

describe('PEM', () => {
  it('is written as OpenSSL writes it', () => assert.equal(encodePem('CERTIFICATE REQUEST', der), text))

  for (const [what, other] of [
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['with CR alone', text.replaceAll('\n', '\r')],
    ['with blanks at the ends of lines', text.replaceAll('\n', ' \t\n')],
    ['with a byte order mark', `\ufeff${text}`],
    ['with text before and after', `Certificate Request:\n    Data: - -- ---\n${text}thank you\n`],
    ['in one line', text.replaceAll('\n', '')],
    ['as certreq names it', text.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')],
    ['after a block of another kind', `-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n${text}`],
    ['as a bare body', text.replace(/-----.*-----\n/g, '')],
    ['as a bare body in one line', text.replace(/-----.*-----\n/g, '').replaceAll('\n', '')],
  ] as const) {
    it(`is read ${what}`, () => assert.deepEqual(parsePem(other, requestLabels), der))
  }

  it('is read as OpenSSL and certreq wrote it', () => {
    assert.match(vectorText('request-certreq'), /^-----BEGIN NEW CERTIFICATE REQUEST-----\r\n/)
    assert.equal(parsePem(vectorText('request-certreq'), requestLabels)[0], 0x30)
    assert.match(vectorText('request-text'), /^Certificate Request:/)
    assert.equal(parsePem(vectorText('request-text'), requestLabels)[0], 0x30)
  })

  for (const [why, other] of [
    ['nothing is there', ''],
    ['only blanks are there', ' \n'],
    ['the body is empty', '-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n'],
    ['the end is missing', text.replace(/-----END.*/, '')],
    ['beginning and end differ', text.replace('END CERTIFICATE REQUEST', 'END NEW CERTIFICATE REQUEST')],
    ['it is of another kind', text.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE')],
    ['there are two', text + text],
    ['it is encrypted', text.replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\n\n')],
    ['it is no base64', text.replace('M', '*')],
  ] as const) {
    it(`is refused when ${why}`, () => assert.throws(() => parsePem(other, requestLabels), Malformed))
  }

  it('is refused in reasonable time when it only ever begins', () => {
    const began = performance.now()
    assert.throws(
      () => parsePem('-----BEGIN CERTIFICATE REQUEST-----'.repeat(30_000), requestLabels),
      Malformed,
    )
    assert.throws(() => parsePem(`-----BEGIN ${'A '.repeat(500_000)}`, requestLabels), Malformed)
    assert.ok(performance.now() - began < 10_000)
  })
})

describe('several certificates in PEM', () => {
  const one = (octet: number) => encodePem('CERTIFICATE', Uint8Array.of(0x30, octet))
  const octets = (pem: string) => parsePems(pem, ['CERTIFICATE']).map((der) => der[1])

  it('are read in their order, with what stands around them passed over', () => {
    assert.deepEqual(
      octets(`the CA\n${one(1)}and the other\n${encodePem('PUBLIC KEY', Uint8Array.of(9))}${one(2)}`),
      [1, 2],
    )
  })

  for (const [why, other] of [
    ['nothing is there', ''],
    ['none of them is of this kind', encodePem('PUBLIC KEY', Uint8Array.of(9))],
    ['one is empty', `${one(1)}-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n`],
    ['it is base64 without its frame', 'MAA='],
  ] as const)
    it(`are refused when ${why}`, () => assert.throws(() => octets(other), Malformed))
})

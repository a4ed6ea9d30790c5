import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, fromHex, toHex } from './bytes.ts'
import { sequence } from './der.ts'
import { Malformed } from './malformed.ts'
import { encodeName } from './name.ts'
import { type CertId, encodeCertId, encodeOcspRequest, parseOcspRequest } from './ocsp-request.ts'
import {
  assembleOcspResponse,
  type CertStatus,
  encodeOcspError,
  encodeResponseData,
  ocspErrors,
  parseOcspResponse,
} from './ocsp-response.ts'
import { parseSerialNumber } from './serial-number.ts'

const asked = {
  hashAlgorithm: 'sha1',
  issuerNameHash: new Uint8Array(20).fill(1),
  issuerKeyHash: new Uint8Array(20).fill(2),
  serialNumber: parseSerialNumber('0180'),
} as const
const certId = encodeCertId(asked)
const at = Temporal.Instant.from('2027-02-10T00:00:00Z')

describe('an OCSP request', () => {
  for (const [what, hashAlgorithm, size] of [
    ['SHA-1', 'sha1', 20],
    ['SHA-256', 'sha256', 32],
  ] as const) {
    it(`that names its issuer by ${what} is read as it was written`, () => {
      const hash = new Uint8Array(size).fill(7)
      const id = { ...asked, hashAlgorithm, issuerNameHash: hash, issuerKeyHash: hash }
      const der = encodeCertId(id)
      const request = parseOcspRequest(encodeOcspRequest([der, der]))
      assert.deepEqual(request, {
        certIds: [
          { ...id, der },
          { ...id, der },
        ],
      })
    })
  }

  for (const [length, isGood] of [
    [0, false],
    [1, true],
    [32, true],
    [128, true],
    [129, false],
  ] as const) {
    it(`with a nonce of ${length} octets is ${isGood ? 'read' : 'refused'}`, () => {
      const nonce = new Uint8Array(length).fill(9)
      const der = encodeOcspRequest([certId], nonce)
      if (isGood) assert.deepEqual(parseOcspRequest(der).nonce, nonce)
      else assert.throws(() => parseOcspRequest(der), Malformed)
    })
  }

  for (const [what, bad] of [
    ['for nothing', encodeOcspRequest([])],
    ['for too many', encodeOcspRequest(Array.from({ length: 33 }, () => certId))],
    ['that is empty', sequence()],
    ['with bytes behind it', concat(encodeOcspRequest([certId]), [0])],
    [
      'with a hash of another length',
      encodeOcspRequest([encodeCertId({ ...asked, issuerKeyHash: new Uint8Array(19) })]),
    ],
    [
      'with a hash that is not accepted',
      fromHex(toHex(encodeOcspRequest([certId])).replace('2b0e03021a', '2b0e03021b')),
    ],
    [
      'with a critical extension that is not known',
      fromHex(
        toHex(
          sequence(
            sequence(
              sequence(sequence(certId)),
              fromHex('a2133011300f06092b06010505073001630101ff0400'.replace('300f', '300f')),
            ),
          ),
        ),
      ),
    ],
  ] as const) {
    it(`${what} is refused`, () => assert.throws(() => parseOcspRequest(bad), Malformed))
  }

  it('of any bytes is refused or read, and nothing else', () => {
    const good = encodeOcspRequest([certId], new Uint8Array(16))
    const attempt = (der: Uint8Array) => {
      try {
        parseOcspRequest(der)
      } catch (error) {
        if (!(error instanceof Malformed)) throw error
      }
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), attempt))
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (where, octet) => {
        const bent = new Uint8Array(good)
        bent[where] = octet
        attempt(bent)
      }),
    )
  })
})

describe('an OCSP answer', () => {
  const statuses: CertStatus[] = [
    { status: 'good' },
    { status: 'unknown' },
    { status: 'revoked', revocationTime: at },
    { status: 'revoked', revocationTime: at, reason: 'certificateHold' },
  ]
  for (const certStatus of statuses) {
    it(`of ${JSON.stringify(certStatus)} is read as it was written`, () => {
      const responder = encodeName([{ type: '2.5.4.3', value: 'OCSP' }])
      const nonce = new Uint8Array(16).fill(3)
      const data = encodeResponseData({
        responder,
        producedAt: at.add({ milliseconds: 999 }),
        responses: [{ certId, certStatus, thisUpdate: at, nextUpdate: at.add({ hours: 1 }) }],
        nonce,
      })
      assert.match(toHex(data), /180f32303237303231303030303030305a/, 'whole seconds')
      const signature = fromHex('3006020101020101')
      const whole = assembleOcspResponse(data, 'ecdsa-with-SHA256', signature, sequence())
      const read = parseOcspResponse(whole)
      assert.ok(typeof read === 'object')
      assert.deepEqual(read.data, data)
      assert.deepEqual([read.responder, read.nonce, read.signature], [responder, nonce, signature])
      const [one] = read.responses
      const id: CertId = { ...asked, der: certId }
      assert.deepEqual(one?.certId, id)
      assert.equal(JSON.stringify(one?.certStatus), JSON.stringify(certStatus))
      assert.equal(`${one?.thisUpdate} ${one?.nextUpdate}`, '2027-02-10T00:00:00Z 2027-02-10T01:00:00Z')
    })
  }

  for (const [error, code] of Object.entries(ocspErrors)) {
    it(`${error} is ${code}`, () => {
      const name = error as keyof typeof ocspErrors
      assert.equal(toHex(encodeOcspError(name)), `30030a010${code}`)
      assert.equal(parseOcspResponse(encodeOcspError(name)), error)
    })
  }
})

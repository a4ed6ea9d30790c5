import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, fromHex, sameBytes, toHex } from './bytes.ts'
import { assembleCertificate } from './certificate.ts'
import {
  type CertificateList,
  type CrlScope,
  encodeRevokedCertificate,
  encodeTbsCertList,
  parseCertificateList,
  type RevokedCertificate,
} from './crl.ts'
import { type CrlReason, crlReasons } from './crl-reason.ts'
import { Malformed } from './malformed.ts'
import { encodeName } from './name.ts'
import { parseSerialNumber } from './serial-number.ts'

const at = (text: string) => Temporal.Instant.from(text)
const algorithm = 'ecdsa-with-SHA256'
const signature = fromHex('3006020101020101')
const issuer = encodeName([{ type: '2.5.4.3', value: 'CA' }])
const authorityKeyIdentifier = fromHex('0102')

function list(scope: Partial<CrlScope>, ...revoked: RevokedCertificate[]): Uint8Array {
  const tbs = encodeTbsCertList({
    signatureAlgorithm: algorithm,
    issuer,
    thisUpdate: at('2027-02-10T00:00:00Z'),
    nextUpdate: at('2027-02-11T00:00:00Z'),
    authorityKeyIdentifier,
    cRLNumber: 7n,
    ...scope,
    revoked: revoked.map(encodeRevokedCertificate),
  })
  return assembleCertificate(tbs, algorithm, signature)
}

/** Instants are told apart as text only. */
const told = ({ revoked, thisUpdate, nextUpdate, ...scope }: CertificateList) => ({
  revoked: revoked.map((one) => ({ ...one, revocationDate: `${one.revocationDate}` })),
  thisUpdate: `${thisUpdate}`,
  nextUpdate: `${nextUpdate}`,
  ...scope,
})

const one = { serialNumber: parseSerialNumber('0180'), revocationDate: at('2027-02-01T09:08:07Z') }

describe('an entry of a list', () => {
  for (const [what, entry, hex] of [
    ['without a reason', one, '301302020180170d3237303230313039303830375a'],
    [
      'with its reason',
      { ...one, reason: 'certificateHold' },
      '302102020180170d3237303230313039303830375a300c300a0603551d1504030a0106',
    ],
    [
      'after 2049',
      { ...one, revocationDate: at('2050-01-01T00:00:00Z') },
      '301502020180180f32303530303130313030303030305a',
    ],
  ] as const) {
    it(`${what} is these bytes`, () => assert.equal(toHex(encodeRevokedCertificate(entry)), hex))
  }
})

describe('a list of revoked certificates', () => {
  const point = { distributionPoint: 'http://pki/a.crl', only: 'user-certificates' } as const
  const scopes: [string, Partial<CrlScope>][] = [
    ['of everything', {}],
    ['of a shard', { issuingDistributionPoint: point, freshestCRL: 'http://pki/a-delta.crl' }],
    ['of CAs', { issuingDistributionPoint: { ...point, only: 'ca-certificates' } }],
    ['that is a delta', { deltaCRLIndicator: 0n, issuingDistributionPoint: point }],
  ]
  for (const [what, scope] of scopes) {
    it(`${what} is read as it was written`, () => {
      const { tbs, ...read } = parseCertificateList(list(scope, { ...one, reason: 'superseded' }))
      assert.deepEqual(told({ tbs, ...read }), {
        tbs,
        signature,
        signatureAlgorithm: algorithm,
        issuerDer: issuer,
        thisUpdate: '2027-02-10T00:00:00Z',
        nextUpdate: '2027-02-11T00:00:00Z',
        revoked: [{ serialNumber: '0180', revocationDate: '2027-02-01T09:08:07Z', reason: 'superseded' }],
        authorityKeyIdentifier,
        cRLNumber: 7n,
        ...scope,
      })
    })
  }

  it('that is empty has no revokedCertificates', () => {
    assert.deepEqual(parseCertificateList(list({})).revoked, [])
    assert.ok(!toHex(list({})).includes('3000'))
  })

  const good = toHex(list({ deltaCRLIndicator: 1n }, { ...one, reason: 'superseded' }))
  const altered: [string, string, string][] = [
    ['a version 1', '020101300a', '020100300a'],
    ['two algorithms', '04030203', '04030303'],
    ['a reason that there is not', '04030a0104', '04030a0107'],
    ['the reason unspecified', '04030a0104', '04030a0100'],
    ['an entry with another extension', '0603551d15', '0603551d16'],
    ['a negative number', '0603551d1404030201', '0603551d14040302ff'],
    ['an extension that is not known', '0603551d1b', '0603551d63'],
    ['no number', '0603551d14', '0603551d63'],
  ]
  for (const [what, before, after] of altered) {
    it(`is refused with ${what}`, () => {
      const bad =
        what === 'a negative number'
          ? good.replace('551d140403020107', '551d1404030201ff')
          : good.replace(before, after)
      assert.notEqual(bad, good)
      assert.throws(() => parseCertificateList(fromHex(bad)), Malformed)
    })
  }

  it('is refused with bytes behind it, and cut short anywhere', () => {
    const der = fromHex(good)
    assert.throws(() => parseCertificateList(concat(der, [0])), Malformed)
    for (let length = 0; length < der.length; length += 1)
      assert.throws(() => parseCertificateList(der.subarray(0, length)), Malformed)
  })

  it('whatever becomes of its bytes, it is refused or reads as what it says', () => {
    const der = fromHex(good)
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (where, octet) => {
        const bent = new Uint8Array(der)
        bent[where] = octet
        const read = attempt(bent)
        if (read === undefined) return
        const tbs = encodeTbsCertList({
          ...read,
          issuer: read.issuerDer,
          revoked: read.revoked.map(encodeRevokedCertificate),
        })
        assert.ok(sameBytes(assembleCertificate(tbs, read.signatureAlgorithm, read.signature), bent))
      }),
      { numRuns: 300 },
    )
  })

  it('any list that is written is read again', () => {
    const entry = fc.record({
      serialNumber: fc
        .bigInt({ min: 1n, max: (1n << 159n) - 1n })
        .map((value) => parseSerialNumber(value.toString(16))),
      revocationDate: fc
        .integer({ min: 0, max: 4_000_000_000 })
        .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)),
      reason: fc.constantFrom(...(Object.keys(crlReasons) as CrlReason[])),
    })
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 20 }),
        fc.bigInt({ min: 0n, max: 1n << 150n }),
        (revoked, cRLNumber) => {
          const read = parseCertificateList(list({ cRLNumber }, ...revoked))
          assert.equal(read.cRLNumber, cRLNumber)
          assert.deepEqual(
            told(read).revoked,
            revoked.map((each) => ({ ...each, revocationDate: `${each.revocationDate}` })),
          )
        },
      ),
    )
  })
})

function attempt(der: Uint8Array): CertificateList | undefined {
  try {
    return parseCertificateList(der)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

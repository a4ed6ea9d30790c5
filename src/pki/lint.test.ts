import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aliceSubject, holderOf, institution, issuingSubject } from '../../test/vectors/certificates.ts'
import { vectorRequest } from '../../test/vectors/pki.ts'
import { encodeTbsCertificate, type TbsCertificate } from './certificate.ts'
import {
  clientCertificate,
  issuingCertificate,
  rootCertificate,
  tlsRootCertificate,
  tlsServerCertificate,
} from './certificate-profile.ts'
import { parseCertificationRequest } from './certification-request.ts'
import {
  integer,
  nullValue,
  objectIdentifier,
  printableString,
  sequence,
  setOf,
  tagged,
  tlv,
  utf8String,
} from './der.ts'
import { readDer } from './der-reader.ts'
import type { Extension } from './extension.ts'
import { encodeKeyUsage } from './key-usage.ts'
import { lintCertificate } from './lint.ts'
import type { Expectation } from './lint-expectation.ts'
import { encodeName } from './name.ts'
import { parseSerialNumber } from './serial-number.ts'

const issuer = {
  subject: encodeName(issuingSubject),
  subjectKeyIdentifier: new Uint8Array(20).fill(1),
  notAfter: Temporal.Instant.from('2036-11-22T00:00:00Z'),
}
const status = { crl: 'http://pki/a.crl', ocsp: 'http://pki/ocsp', caIssuers: 'http://pki/ca.cer' }
const alice = holderOf(aliceSubject)
const good = clientCertificate(alice, issuer)
const expected = { ...alice, profile: 'client', issuer } as const

const lint = (changes: Partial<TbsCertificate>, expectation: Expectation = expected) =>
  lintCertificate(encodeTbsCertificate({ ...good, ...changes }), expectation)

/** Both the certificate and what is expected of it are changed, so that only the rule itself can object. */
const lintBoth = (
  changes: Partial<Pick<TbsCertificate, 'serialNumber' | 'notBefore' | 'notAfter' | 'subject'>>,
) => lint(changes, { ...expected, ...changes })

describe('lintCertificate finds nothing', () => {
  const ca = holderOf(issuingSubject)
  const names = ['a.warifu.localhost']
  for (const [tbs, expectation] of [
    [clientCertificate(alice, issuer), expected],
    [clientCertificate(alice, issuer, status), { ...expected, status }],
    [issuingCertificate(ca, issuer), { ...ca, profile: 'issuing', issuer }],
    [rootCertificate(ca), { ...ca, profile: 'root' }],
    [tlsRootCertificate(ca, names), { ...ca, profile: 'tls-root', domains: names }],
    [tlsServerCertificate(ca, issuer, names), { ...ca, profile: 'tls-server', issuer, dNSNames: names }],
  ] satisfies [TbsCertificate, Expectation][]) {
    it(`in a good certificate of profile ${expectation.profile}`, () => {
      assert.deepEqual(lintCertificate(encodeTbsCertificate(tbs), expectation), [])
    })
  }

  it('in a certificate that ends with its issuer', () => {
    assert.deepEqual(lintBoth({ notAfter: issuer.notAfter }), [])
  })
})

describe('lintCertificate finds', () => {
  const instant = Temporal.Instant.from('2027-01-01T00:00:00Z')
  const renamed = (at: number, value: string) => aliceSubject.map((a, i) => (i === at ? { ...a, value } : a))
  const only = (...extensions: Extension[]) => ({ extensions })
  const [keyUsage, extKeyUsage, ski, aki] = good.extensions
  assert.ok(keyUsage && extKeyUsage && ski && aki)
  const usage = (extnValue: Extension['extnValue']) => only({ ...keyUsage, extnValue }, extKeyUsage, ski, aki)
  const p384 = parseCertificationRequest(vectorRequest('p384')).spki

  for (const [finding, findings] of [
    ['serialNumber is 010203040506070809', lint({ serialNumber: parseSerialNumber('010203040506070809') })],
    [
      'serialNumber has no room for 64 random bits',
      lintBoth({ serialNumber: parseSerialNumber('ff'.repeat(8)) }),
    ],
    ['signature algorithm is ecdsa-with-SHA384', lint({ signatureAlgorithm: 'ecdsa-with-SHA384' })],
    ['issuer is not the subject of the issuer, byte by byte', lint({ issuer: encodeName(institution) })],
    ['notBefore is 2027-01-01T00:00:00Z', lint({ notBefore: instant })],
    ['notAfter is 2027-01-01T00:00:00Z', lint({ notAfter: instant })],
    ['notAfter is not after notBefore', lintBoth({ notAfter: alice.notBefore })],
    ['notAfter is after that of the issuer', lintBoth({ notAfter: issuer.notAfter.add({ seconds: 1 }) })],
    ['subject is CN=bo,serialNumber=H-000123,O=割符信用金庫,C=JP', lint({ subject: renamed(3, 'bo') })],
    ['subject is not C, O, serialNumber, CN', lintBoth({ subject: aliceSubject.toReversed() })],
    ['subjectPublicKeyInfo is another key', lint({ spki: p384 })],
    [
      'keyUsage is ["digitalSignature","keyCertSign"]',
      lint(usage(encodeKeyUsage(['digitalSignature', 'keyCertSign']))),
    ],
    ['keyUsage is not critical', lint(only({ ...keyUsage, critical: false }, extKeyUsage, ski, aki))],
    ['extKeyUsage is critical', lint(only(keyUsage, { ...extKeyUsage, critical: true }, ski, aki))],
    ['extKeyUsage is missing', lint(only(keyUsage, ski, aki))],
    ['subjectKeyIdentifier is missing', lint(only(keyUsage, extKeyUsage, aki))],
    [
      `authorityKeyIdentifier is "${'01'.repeat(20)}"`,
      lint({}, { ...expected, issuer: { ...issuer, subjectKeyIdentifier: new Uint8Array(20) } }),
    ],
    [
      `subjectKeyIdentifier is "00112233445566778899aabbccddeeff00112233"`,
      lint({}, { ...expected, subjectKeyIdentifier: new Uint8Array(20) }),
    ],
    [
      'extension 1.2.3 has no place here',
      lint(only(...good.extensions, { extnID: '1.2.3', critical: false, extnValue: nullValue() })),
    ],
  ] as const) {
    it(`"${finding}"`, () => assert.deepEqual(findings, [finding]))
  }

  it('addresses that are missing, or have no place', () => {
    assert.deepEqual(lint({}, { ...expected, status }), [
      'cRLDistributionPoints is missing',
      'authorityInfoAccess is missing',
    ])
    assert.deepEqual(lint(clientCertificate(alice, issuer, status)), [
      'extension cRLDistributionPoints has no place here',
      'extension authorityInfoAccess has no place here',
    ])
  })

  it('an extension that another profile has', () => {
    const server = tlsServerCertificate(alice, issuer, ['a.test'])
    assert.deepEqual(lint(server), [
      'extension subjectAltName has no place here',
      'extKeyUsage is ["1.3.6.1.5.5.7.3.1"]',
    ])
    const authority = issuingCertificate(alice, issuer)
    assert.deepEqual(lint(authority), [
      'extension basicConstraints has no place here',
      'keyUsage is ["keyCertSign","cRLSign"]',
      'extKeyUsage is missing',
    ])
  })

  it('a path length, domains and names that were not ordered', () => {
    const ca = holderOf(issuingSubject)
    assert.deepEqual(
      lintCertificate(encodeTbsCertificate(rootCertificate(ca)), {
        ...ca,
        profile: 'tls-root',
        domains: ['a.test'],
      }),
      ['basicConstraints is {"cA":true}', 'nameConstraints is missing'],
    )
    const server = encodeTbsCertificate(tlsServerCertificate(ca, issuer, ['*.a.test']))
    assert.deepEqual(
      lintCertificate(server, { ...ca, profile: 'tls-server', issuer, dNSNames: ['a.test'] }),
      ['subjectAltName is [{"dNSName":"*.a.test"}]'],
    )
  })

  it('a root that names another as its issuer', () => {
    const ca = holderOf(issuingSubject)
    const tbs = encodeTbsCertificate({ ...rootCertificate(ca), issuer: encodeName(institution) })
    assert.deepEqual(lintCertificate(tbs, { ...ca, profile: 'root' }), [
      'issuer is not the subject of the issuer, byte by byte',
    ])
  })

  it('an empty subject', () => {
    const nobody = holderOf([])
    const tbs = encodeTbsCertificate(tlsServerCertificate(nobody, issuer, ['a.test']))
    assert.deepEqual(
      lintCertificate(tbs, { ...nobody, profile: 'tls-server', issuer, dNSNames: ['a.test'] }),
      ['subject is empty'],
    )
  })
})

describe('lintCertificate finds in bytes that are not of our making', () => {
  const parts = readDer(encodeTbsCertificate(good)).elements.map(({ der }) => der)
  const changed = (at: number, ...replacement: Uint8Array[]) =>
    lintCertificate(sequence(...[...parts.slice(0, at), ...replacement, ...parts.slice(at + 1)]), expected)
  const rawName = (...values: [string, Uint8Array][]) =>
    sequence(...values.map(([type, value]) => setOf(sequence(objectIdentifier(type), value))))
  const subject = (cn: Uint8Array): Uint8Array =>
    rawName(
      ['2.5.4.6', printableString('JP')],
      ['2.5.4.10', utf8String('割符信用金庫')],
      ['2.5.4.5', printableString('H-000123')],
      ['2.5.4.3', cn],
    )
  const time = (text: string) => tlv(text.length === 13 ? 0x17 : 0x18, Buffer.from(text))

  for (const [what, findings, finding] of [
    ['a version', changed(0, tagged(0, integer(1))), /cannot be read: .* version/],
    ['a serial number of 0', changed(1, integer(0)), /cannot be read: .* serial number/],
    ['a serial number of 21 octets', changed(1, integer(2n ** 160n)), /cannot be read: .* serial number/],
    [
      'seconds that are not whole',
      changed(4, sequence(time('20261122000000.5Z'), time('20271122000000Z'))),
      /cannot be read/,
    ],
    [
      'a time of the wrong type',
      changed(4, sequence(time('20261122000000Z'), time('20271122000000Z'))),
      /before 2050/,
    ],
    [
      'a CN of another string type',
      changed(5, subject(printableString('alice'))),
      /^would be written otherwise by us$/,
    ],
    [
      'a CN that is too long',
      changed(5, subject(utf8String('x'.repeat(65)))),
      /^would not be written by us: .* too long/,
    ],
    [
      'a key that is not accepted',
      changed(6, parseCertificationRequestSpki('k256')),
      /cannot be read: an EC key/,
    ],
    [
      'an extension that stands twice',
      changed(7, tagged(3, sequence(...twice(parts[7])))),
      /cannot be read: .* twice/,
    ],
    ['no extensions', changed(7), /cannot be read/],
    [
      'something behind the end',
      lintCertificate(Buffer.concat([encodeTbsCertificate(good), Buffer.of(0)]), expected),
      /cannot be read: bytes after the end/,
    ],
  ] as const) {
    it(what, () => assert.match(findings.join('\n'), new RegExp(finding, 'm')))
  }
})

function parseCertificationRequestSpki(name: string): Uint8Array {
  const info = readDer(vectorRequest(name)).elements[0]
  return info?.elements[2]?.der ?? assert.fail('no spki')
}

function twice(extensions: Uint8Array | undefined): Uint8Array[] {
  const [first] = readDer(extensions ?? assert.fail()).elements[0]?.elements ?? []
  return first ? [first.der, first.der] : assert.fail()
}

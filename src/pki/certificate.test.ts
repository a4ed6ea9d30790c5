import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import { aliceSubject, holderOf, issuingSubject } from '../../test/vectors/certificates.ts'
import { vectorCertificate } from '../../test/vectors/pki.ts'
import { concat, toHex } from './bytes.ts'
import {
  assembleCertificate,
  encodeTbsCertificate,
  parseCertificate,
  parseTbsCertificate,
  type TbsCertificate,
} from './certificate.ts'
import { clientCertificate } from './certificate-profile.ts'
import { bitString, type Der, integer, sequence, tagged } from './der.ts'
import { readDer } from './der-reader.ts'
import { formatName } from './format-name.ts'
import { Malformed } from './malformed.ts'
import { encodeName } from './name.ts'
import { encodeSignatureAlgorithm } from './signature-algorithm.ts'

const issuer = { subject: encodeName(issuingSubject), subjectKeyIdentifier: new Uint8Array(20).fill(1) }
const value: TbsCertificate = clientCertificate(holderOf(aliceSubject), issuer)
const tbs = encodeTbsCertificate(value)
const certificate = assembleCertificate(tbs, 'ecdsa-with-SHA256', Uint8Array.of(1, 2, 3))

describe('a certificate', () => {
  it('is read as it was written', () => {
    const read = parseCertificate(certificate)
    assert.equal(read.serialNumber, value.serialNumber)
    assert.equal(read.signatureAlgorithm, value.signatureAlgorithm)
    assert.deepEqual(read.issuer, issuingSubject)
    assert.deepEqual(read.issuerDer, issuer.subject)
    assert.ok(read.notBefore.equals(value.notBefore))
    assert.ok(read.notAfter.equals(value.notAfter))
    assert.deepEqual(read.subject, aliceSubject)
    assert.deepEqual(read.subjectDer, encodeName(aliceSubject))
    assert.deepEqual(read.spki, value.spki)
    assert.deepEqual(read.extensions, value.extensions)
    assert.deepEqual(read.tbs, tbs)
    assert.deepEqual([...read.signature], [1, 2, 3])
    assert.deepEqual(encodeTbsCertificate({ ...parseTbsCertificate(tbs), issuer: read.issuerDer }), tbs)
  })

  it('of OpenSSL is read with all that it says', () => {
    const leaf = parseCertificate(vectorCertificate('leaf'))
    const theirs = new X509Certificate(vectorCertificate('leaf'))
    assert.equal(leaf.serialNumber, theirs.serialNumber.toLowerCase())
    assert.equal(leaf.notBefore.epochMilliseconds, theirs.validFromDate.getTime())
    assert.equal(leaf.notAfter.epochMilliseconds, theirs.validToDate.getTime())
    assert.equal(leaf.publicKey.kind, 'EC')
    assert.equal(
      formatName(leaf.subject),
      'CN=山田 \\+ 太郎\\, 経理部,serialNumber=H-000123,O=割符信用金庫\\, 本店,C=JP',
    )
    assert.equal(formatName(leaf.issuer), 'CN=Root,O=割符,C=JP')
    const { subjectKeyIdentifier, authorityKeyIdentifier, ...known } = leaf.known
    assert.equal(subjectKeyIdentifier?.length, 20)
    assert.deepEqual(
      authorityKeyIdentifier,
      parseCertificate(vectorCertificate('root')).known.subjectKeyIdentifier,
    )
    assert.deepEqual(known, {
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      extKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1'],
      subjectAltName: [
        { dNSName: 'a.warifu.localhost' },
        { iPAddress: Uint8Array.of(127, 0, 0, 1) },
        { iPAddress: Uint8Array.of(...new Array<number>(15).fill(0), 1) },
      ],
      cRLDistributionPoints: ['http://pki.example/a.crl'],
      authorityInfoAccess: [
        { accessMethod: '1.3.6.1.5.5.7.48.1', accessLocation: 'http://pki.example/ocsp' },
        { accessMethod: '1.3.6.1.5.5.7.48.2', accessLocation: 'http://pki.example/ca.cer' },
      ],
    })
  })

  it('of an authority of OpenSSL is read, with a notAfter beyond 2049', () => {
    const root = parseCertificate(vectorCertificate('root'))
    assert.equal(root.notAfter.toZonedDateTimeISO('UTC').year, 2109)
    assert.deepEqual(root.issuerDer, root.subjectDer)
    assert.deepEqual(root.known.basicConstraints, { cA: true, pathLenConstraint: 1n })
    assert.deepEqual(root.known.nameConstraints, {
      permittedSubtrees: [{ dNSName: 'warifu.localhost' }],
      excludedSubtrees: [{ iPAddress: new Uint8Array(8) }],
    })
  })

  for (const name of ['leaf', 'root']) {
    it(`"${name}" of OpenSSL is written again to the byte`, () => {
      const der = vectorCertificate(name)
      const read = parseCertificate(der)
      const again = encodeTbsCertificate({ ...read, issuer: read.issuerDer })
      assert.equal(toHex(assembleCertificate(again, read.signatureAlgorithm, read.signature)), toHex(der))
    })
  }

  it('of version 1 is refused', () => {
    assert.throws(() => parseCertificate(vectorCertificate('v1')), Malformed)
  })

  const parts = readDer(tbs).elements.map(({ der }) => der)
  const changed = (at: number, ...replacement: Der[]) =>
    assembleCertificate(
      sequence(...parts.toSpliced(at, 1, ...replacement)),
      'ecdsa-with-SHA256',
      Uint8Array.of(1),
    )

  for (const [why, der] of [
    ['its version is 2', changed(0, tagged(0, integer(1)))],
    ['its version is missing', changed(0)],
    ['its serial number is 0', changed(1, integer(0))],
    ['its serial number has 21 octets', changed(1, integer(2n ** 160n))],
    [
      'it names one algorithm within and another without',
      assembleCertificate(tbs, 'ecdsa-with-SHA384', Uint8Array.of(1)),
    ],
    ['its validity has no end', changed(4, sequence(integer(1)))],
    ['its validity has three ends', changed(4, sequence(integer(1), integer(1), integer(1)))],
    ['its key is none', changed(6, sequence())],
    ['its extensions are missing', changed(7)],
    ['it has unique identifiers', changed(7, tagged(1), parts[7] ?? sequence())],
    ['something follows its extensions', concat(changed(7, parts[7] ?? sequence(), integer(1)))],
    [
      'something follows its signature',
      sequence(tbs, encodeSignatureAlgorithm('ecdsa-with-SHA256'), bitString(tbs), integer(1)),
    ],
    ['something follows it', concat(certificate, [0])],
  ] satisfies [string, Uint8Array][]) {
    it(`is refused when ${why}`, () => assert.throws(() => parseCertificate(der), Malformed))
  }
})

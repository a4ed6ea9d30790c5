// @peculiar/x509 is loaded after what it asks for.
import './reflect.ts'

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  AuthorityKeyIdentifierExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { toHex } from '../../src/pki/bytes.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import {
  assembleCertificationRequest,
  encodeCertificationRequestInfo,
  parseCertificationRequest,
} from '../../src/pki/certification-request.ts'
import { encodeEcdsaSignature } from '../../src/pki/ecdsa-signature.ts'
import { aliceSubject } from '../vectors/certificates.ts'
import { makeInstitution } from './pki-authority.ts'

const { subtle } = globalThis.crypto
const ecdsa = (namedCurve: string, hash: string) => ({ name: 'ECDSA', namedCurve, hash })
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
}

const makeKeys = async (algorithm: EcKeyGenParams | RsaHashedKeyGenParams): Promise<CryptoKeyPair> =>
  subtle.generateKey(algorithm, true, ['sign', 'verify'])

describe('@peculiar/x509 and ours', () => {
  for (const [curve, hash, algorithm] of [
    ['P-256', 'SHA-256', 'ecdsa-with-SHA256'],
    ['P-384', 'SHA-384', 'ecdsa-with-SHA384'],
  ] as const) {
    it(`a request made with WebCrypto on ${curve}, as the page does it, verifies there`, async () => {
      const keys = await makeKeys(ecdsa(curve, hash))
      const spki = new Uint8Array(await subtle.exportKey('spki', keys.publicKey))
      const info = encodeCertificationRequestInfo(aliceSubject, spki)
      const raw = new Uint8Array(await subtle.sign(ecdsa(curve, hash), keys.privateKey, info))
      const der = assembleCertificationRequest(info, algorithm, encodeEcdsaSignature(raw))
      const theirs = new Pkcs10CertificateRequest(der)
      assert.equal(await theirs.verify(), true)
      assert.deepEqual(theirs.subjectName.getField('CN'), [aliceSubject.at(-1)?.value])
      assert.deepEqual(new Uint8Array(theirs.publicKey.rawData), parseCertificationRequest(der).spki)
    })
  }

  for (const [what, algorithm] of [
    ['P-256', ecdsa('P-256', 'SHA-256')],
    ['P-384', ecdsa('P-384', 'SHA-384')],
    ['RSA', rsa],
  ] as const) {
    it(`a request made there with ${what} and extensions is read here`, async () => {
      const keys = await makeKeys(algorithm)
      const theirs = await Pkcs10CertificateRequestGenerator.create({
        name: 'CN=山田 \\+ 太郎\\, 経理部, O=割符, C=JP',
        keys,
        signingAlgorithm: algorithm,
        extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
      })
      const ours = parseCertificationRequest(new Uint8Array(theirs.rawData))
      assert.deepEqual(
        ours.subject.map(({ value }) => value),
        ['山田 + 太郎, 経理部', '割符', 'JP'],
      )
      assert.deepEqual(ours.spki, new Uint8Array(await subtle.exportKey('spki', keys.publicKey)))
    })
  }

  it('a certificate of ours is read there', async () => {
    const { leaf, issuing } = makeInstitution('P-256', 'P-384')
    const ours = parseCertificate(leaf)
    const theirs = new X509Certificate(leaf)
    assert.equal(theirs.serialNumber, ours.serialNumber)
    assert.equal(theirs.notBefore.getTime(), ours.notBefore.epochMilliseconds)
    assert.equal(theirs.notAfter.getTime(), ours.notAfter.epochMilliseconds)
    assert.equal(await theirs.verify({ publicKey: new X509Certificate(issuing), signatureOnly: true }), true)
    assert.equal(theirs.getExtension(KeyUsagesExtension)?.usages, KeyUsageFlags.digitalSignature)
    assert.equal(theirs.getExtension(KeyUsagesExtension)?.critical, true)
    assert.deepEqual(
      [...(theirs.getExtension(ExtendedKeyUsageExtension)?.usages ?? [])],
      ['1.3.6.1.5.5.7.3.2'],
    )
    const { subjectKeyIdentifier = new Uint8Array(), authorityKeyIdentifier = new Uint8Array() } = ours.known
    assert.equal(theirs.getExtension(SubjectKeyIdentifierExtension)?.keyId, toHex(subjectKeyIdentifier))
    assert.equal(theirs.getExtension(AuthorityKeyIdentifierExtension)?.keyId, toHex(authorityKeyIdentifier))
  })

  it('a certificate made there is read here', async () => {
    const keys = await makeKeys(ecdsa('P-256', 'SHA-256'))
    const theirs = await X509CertificateGenerator.createSelfSigned({
      serialNumber: '01aabb',
      name: 'CN=割符',
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2055-01-01T00:00:00Z'),
      signingAlgorithm: ecdsa('P-256', 'SHA-256'),
      keys,
      extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'a.test' }])],
    })
    const ours = parseCertificate(new Uint8Array(theirs.rawData))
    assert.equal(ours.serialNumber, '01aabb')
    assert.equal(ours.notAfter.toString(), '2055-01-01T00:00:00Z')
    assert.deepEqual(ours.known.subjectAltName, [{ dNSName: 'a.test' }])
  })
})

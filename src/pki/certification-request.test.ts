import assert from 'node:assert/strict'
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { vectorRequest } from '../../test/vectors/pki.ts'
import { concat } from './bytes.ts'
import {
  assembleCertificationRequest,
  encodeCertificationRequestInfo,
  parseCertificationRequest,
  proveCertificationRequest,
  type Verify,
} from './certification-request.ts'
import { bitString, type Der, integer, objectIdentifier, sequence, setOf, tagged } from './der.ts'
import { readDer } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import { encodeName, type Name } from './name.ts'
import { encodeSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts'

const digests: Record<SignatureAlgorithm, string> = {
  'ecdsa-with-SHA256': 'sha256',
  'ecdsa-with-SHA384': 'sha384',
  sha256WithRSAEncryption: 'sha256',
}
const verifyByNode: Verify = (spki, algorithm, tbs, signature) =>
  verify(digests[algorithm], tbs, { key: Buffer.from(spki), format: 'der', type: 'spki' }, signature)

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const spki = publicKey.export({ type: 'spki', format: 'der' })
const subject: Name = [{ type: '2.5.4.3', value: '山田 + 太郎' }]
const info = encodeCertificationRequestInfo(subject, spki)
const signature = sign('sha256', info, privateKey)
const request = assembleCertificationRequest(info, 'ecdsa-with-SHA256', signature)

describe('a certification request', () => {
  it('is read as it was written', () => {
    const read = parseCertificationRequest(request)
    assert.deepEqual(read.subject, subject)
    assert.deepEqual(read.spki, new Uint8Array(spki))
    assert.equal(read.publicKey.kind, 'EC')
    assert.equal(read.signatureAlgorithm, 'ecdsa-with-SHA256')
    assert.deepEqual(read.signed, info)
    assert.deepEqual(read.signature, new Uint8Array(signature))
  })

  for (const [name, algorithm] of [
    ['p256', 'ecdsa-with-SHA256'],
    ['p384', 'ecdsa-with-SHA384'],
    ['rsa2048', 'sha256WithRSAEncryption'],
    ['rsa4096', 'sha256WithRSAEncryption'],
    ['attributes', 'ecdsa-with-SHA256'],
    ['empty-subject', 'ecdsa-with-SHA256'],
    ['certreq', 'sha256WithRSAEncryption'],
    ['text', 'ecdsa-with-SHA256'],
  ] as const) {
    it(`"${name}" of OpenSSL is read, proven, and written again`, () => {
      const der = vectorRequest(name)
      const proven = proveCertificationRequest(parseCertificationRequest(der), verifyByNode)
      assert.equal(proven.signatureAlgorithm, algorithm)
      assert.deepEqual(assembleCertificationRequest(proven.signed, algorithm, proven.signature), der)
    })
  }

  it('is not proven when the signature is by nobody or by somebody else', () => {
    const forged = parseCertificationRequest(vectorRequest('forged'))
    assert.throws(() => proveCertificationRequest(forged, verifyByNode), Malformed)
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const stolen = assembleCertificationRequest(info, 'ecdsa-with-SHA256', sign('sha256', info, other))
    assert.throws(() => proveCertificationRequest(parseCertificationRequest(stolen), verifyByNode), Malformed)
  })

  for (const name of ['rsa1024', 'rsa-e3', 'rsa4104', 'rsa-pss', 'p521', 'k256', 'explicit', 'compressed']) {
    it(`"${name}" of OpenSSL is refused for its key`, () => {
      assert.throws(() => parseCertificationRequest(vectorRequest(name)), Malformed)
    })
  }

  for (const name of ['ed25519', 'sha1', 'sha512']) {
    it(`"${name}" of OpenSSL is refused for its signature`, () => {
      assert.throws(
        () => parseCertificationRequest(vectorRequest(name)),
        /signature algorithm .* is not accepted/,
      )
    })
  }

  const withInfo = (...parts: Uint8Array[]) =>
    assembleCertificationRequest(sequence(...parts), 'ecdsa-with-SHA256', signature)
  const attribute = (...values: Der[]) => sequence(objectIdentifier('1.2.3'), setOf(...values))

  for (const [why, der] of [
    ['it is of version 2', withInfo(integer(1), encodeName(subject), spki, tagged(0))],
    ['its attributes are missing', withInfo(integer(0), encodeName(subject), spki)],
    [
      'something follows its attributes',
      withInfo(integer(0), encodeName(subject), spki, tagged(0), tagged(1)),
    ],
    ['its subject is missing', withInfo(integer(0), spki, tagged(0))],
    ['an attribute has no value', withInfo(integer(0), encodeName(subject), spki, tagged(0, attribute()))],
    ['an attribute is none', withInfo(integer(0), encodeName(subject), spki, tagged(0, integer(1)))],
    [
      'an attribute has a third part',
      withInfo(
        integer(0),
        encodeName(subject),
        spki,
        tagged(0, sequence(objectIdentifier('1.2.3'), setOf(integer(1)), integer(1))),
      ),
    ],
    [
      'the algorithm does not fit the key',
      assembleCertificationRequest(info, 'sha256WithRSAEncryption', signature),
    ],
    ['the signature is r‖s', assembleCertificationRequest(info, 'ecdsa-with-SHA256', new Uint8Array(64))],
    [
      'something follows the signature',
      sequence(info, encodeSignatureAlgorithm('ecdsa-with-SHA256'), bitString(signature), integer(1)),
    ],
    ['there is no signature', sequence(info, encodeSignatureAlgorithm('ecdsa-with-SHA256'))],
    ['something follows it', concat(request, [0])],
    ['it is nothing', new Uint8Array()],
    ['it is text', Buffer.from('-----BEGIN CERTIFICATE REQUEST-----')],
  ] satisfies [string, Uint8Array][]) {
    it(`is refused when ${why}`, () => assert.throws(() => parseCertificationRequest(der), Malformed))
  }

  it('of an RSA key is refused when the signature has another length than the key', () => {
    const { signed } = parseCertificationRequest(vectorRequest('rsa2048'))
    for (const length of [255, 257]) {
      const der = assembleCertificationRequest(
        signed,
        'sha256WithRSAEncryption',
        new Uint8Array(length).fill(1),
      )
      assert.throws(() => parseCertificationRequest(der), /wrong length/)
    }
  })

  it('keeps wishes in attributes out of account', () => {
    const wished = sequence(
      integer(0),
      encodeName(subject),
      spki,
      tagged(0, attribute(integer(1), integer(2))),
    )
    const der = assembleCertificationRequest(wished, 'ecdsa-with-SHA256', sign('sha256', wished, privateKey))
    assert.deepEqual(Object.keys(parseCertificationRequest(der)).toSorted(), [
      'publicKey',
      'signature',
      'signatureAlgorithm',
      'signed',
      'spki',
      'subject',
    ])
    assert.equal(readDer(der).tag, 0x30)
  })
})

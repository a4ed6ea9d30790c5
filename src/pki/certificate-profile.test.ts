import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aliceSubject, holderOf, issuingSubject } from '../../test/vectors/certificates.ts'
import { encodeTbsCertificate, parseTbsCertificate, type TbsCertificate } from './certificate.ts'
import {
  clientCertificate,
  issuingCertificate,
  rootCertificate,
  tlsRootCertificate,
  tlsServerCertificate,
} from './certificate-profile.ts'
import { encodeName } from './name.ts'

const subjectKeyIdentifier = holderOf(aliceSubject).subjectKeyIdentifier
const authorityKeyIdentifier = new Uint8Array(20).fill(1)
const issuer = { subject: encodeName(issuingSubject), subjectKeyIdentifier: authorityKeyIdentifier }
const keys = { subjectKeyIdentifier, authorityKeyIdentifier }

/** What the encoded certificate says, and which of its extensions are critical. */
function said(value: TbsCertificate) {
  const { known, extensions, issuerDer, subjectDer } = parseTbsCertificate(encodeTbsCertificate(value))
  const critical = extensions.filter((extension) => extension.critical).map(({ extnID }) => extnID)
  return { known, critical, issuerDer, subjectDer }
}

describe('the profile', () => {
  it('of a client certificate: signature and client authentication, and no word of status yet', () => {
    const { known, critical, issuerDer } = said(clientCertificate(holderOf(aliceSubject), issuer))
    assert.deepEqual(known, { keyUsage: ['digitalSignature'], extKeyUsage: ['1.3.6.1.5.5.7.3.2'], ...keys })
    assert.deepEqual(critical, ['2.5.29.15'])
    assert.deepEqual(issuerDer, issuer.subject)
  })

  it('of a client certificate with addresses of its status', () => {
    const status = { crl: 'http://pki/a.crl', ocsp: 'http://pki/ocsp', caIssuers: 'http://pki/ca.cer' }
    const { known, critical } = said(clientCertificate(holderOf(aliceSubject), issuer, status))
    assert.deepEqual(known.cRLDistributionPoints, ['http://pki/a.crl'])
    assert.deepEqual(known.authorityInfoAccess, [
      { accessMethod: '1.3.6.1.5.5.7.48.1', accessLocation: 'http://pki/ocsp' },
      { accessMethod: '1.3.6.1.5.5.7.48.2', accessLocation: 'http://pki/ca.cer' },
    ])
    assert.deepEqual(critical, ['2.5.29.15'])
  })

  it('of an issuing authority: none below it', () => {
    const { known, critical, issuerDer } = said(issuingCertificate(holderOf(issuingSubject), issuer))
    assert.deepEqual(known, {
      basicConstraints: { cA: true, pathLenConstraint: 0n },
      keyUsage: ['keyCertSign', 'cRLSign'],
      ...keys,
    })
    assert.deepEqual(critical, ['2.5.29.19', '2.5.29.15'])
    assert.deepEqual(issuerDer, issuer.subject)
  })

  it('of a root: its own issuer', () => {
    const { known, critical, issuerDer, subjectDer } = said(rootCertificate(holderOf(issuingSubject)))
    assert.deepEqual(known, {
      basicConstraints: { cA: true },
      keyUsage: ['keyCertSign', 'cRLSign'],
      subjectKeyIdentifier,
    })
    assert.deepEqual(critical, ['2.5.29.19', '2.5.29.15'])
    assert.deepEqual(issuerDer, subjectDer)
  })

  it('of a TLS root: bound to its domains, and to no address', () => {
    const { known, critical } = said(tlsRootCertificate(holderOf(issuingSubject), ['warifu.localhost']))
    assert.deepEqual(known.nameConstraints, {
      permittedSubtrees: [{ dNSName: 'warifu.localhost' }],
      excludedSubtrees: [{ iPAddress: new Uint8Array(8) }, { iPAddress: new Uint8Array(32) }],
    })
    assert.deepEqual(known.basicConstraints, { cA: true, pathLenConstraint: 0n })
    assert.deepEqual(critical, ['2.5.29.19', '2.5.29.15', '2.5.29.30'])
  })

  it('of a TLS server: its names and server authentication', () => {
    const { known, critical } = said(
      tlsServerCertificate(holderOf(issuingSubject), issuer, ['*.a.test', 'a.test']),
    )
    assert.deepEqual(known, {
      keyUsage: ['digitalSignature'],
      extKeyUsage: ['1.3.6.1.5.5.7.3.1'],
      subjectAltName: [{ dNSName: '*.a.test' }, { dNSName: 'a.test' }],
      ...keys,
    })
    assert.deepEqual(critical, ['2.5.29.15'])
  })
})

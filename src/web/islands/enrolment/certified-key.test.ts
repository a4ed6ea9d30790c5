import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { vectorCertificate } from '../../../../test/vectors/pki.ts'
import { parseCertificate } from '../../../pki/certificate.ts'
import { certifiedKey } from './certified-key.ts'

describe('certifiedKey', () => {
  it('finds the key that the reader of pki finds', () => {
    for (const name of ['leaf', 'root'] as const) {
      const der = vectorCertificate(name)
      assert.deepEqual(certifiedKey(der), parseCertificate(der).spki)
    }
  })

  it('finds nobody’s key in what is no certificate', () => {
    const der = vectorCertificate('leaf')
    const { spki } = parseCertificate(der)
    for (const other of [new Uint8Array(), new Uint8Array(64), spki, der.subarray(0, -1), der.subarray(4)]) {
      assert.notDeepEqual(certifiedKey(other), spki)
    }
  })
})

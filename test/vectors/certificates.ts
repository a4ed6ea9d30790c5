import { fromHex } from '../../src/pki/bytes.ts'
import type { Holder } from '../../src/pki/certificate-profile.ts'
import { parseCertificationRequest } from '../../src/pki/certification-request.ts'
import type { Name } from '../../src/pki/name.ts'
import { serialNumberFromRandom } from '../../src/pki/serial-number.ts'
import { vectorRequest } from './pki.ts'

export const institution: Name = [
  { type: '2.5.4.6', value: 'JP' },
  { type: '2.5.4.10', value: '割符信用金庫' },
]
export const issuingSubject: Name = [...institution, { type: '2.5.4.3', value: 'Issuing CA 1' }]
export const aliceSubject: Name = [
  ...institution,
  { type: '2.5.4.5', value: 'H-000123' },
  { type: '2.5.4.3', value: '割符商事 山田 太郎 管理者 2027-11 #1' },
]

const digest = '00112233445566778899aabbccddeeff00112233'

/** What any profile is told; tests change what they are about. */
export function holderOf(subject: Name): Holder {
  return {
    serialNumber: serialNumberFromRandom(new Uint8Array(16).fill(7)),
    signatureAlgorithm: 'ecdsa-with-SHA256',
    notBefore: Temporal.Instant.from('2026-11-22T00:00:00Z'),
    notAfter: Temporal.Instant.from('2027-11-22T14:59:59Z'),
    subject,
    spki: parseCertificationRequest(vectorRequest('p256')).spki,
    subjectKeyIdentifier: fromHex(digest),
  }
}

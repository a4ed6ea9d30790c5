import type { Der } from '../../../pki/der.ts'
import { fieldsOf, readDer } from '../../../pki/der-reader.ts'

/** RFC 5280 §4.1: the subjectPublicKeyInfo of a certificate, which is the seventh field of its tbsCertificate. */
export function certifiedKey(certificate: Uint8Array): Der {
  const tbs = fieldsOf(fieldsOf(readDer(certificate), 'Certificate').next(0x30), 'TBSCertificate')
  for (const tag of [0xa0, 0x02, 0x30, 0x30, 0x30, 0x30]) tbs.next(tag)
  return tbs.next(0x30).der
}

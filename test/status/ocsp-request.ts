import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodeCertId, encodeOcspRequest } from '../../src/pki/ocsp-request.ts'
import { parseSerialNumber } from '../../src/pki/serial-number.ts'
import { subjectPublicKeyBits } from '../../src/pki/spki.ts'
import type { World } from '../world.ts'
import { issuerOf } from './lists.ts'

/** Asks of one certificate of the issuing CA. */
export async function requestFor(
  world: World,
  serialNumber: string,
  nonce?: Uint8Array,
): Promise<Uint8Array> {
  const { certificate } = await issuerOf(world, 'issuing')
  const { subjectDer, spki } = parseCertificate(certificate)
  const { sha1 } = world.ports.crypto
  const certId = encodeCertId({
    hashAlgorithm: 'sha1',
    issuerNameHash: sha1(subjectDer),
    issuerKeyHash: sha1(subjectPublicKeyBits(spki)),
    serialNumber: parseSerialNumber(serialNumber),
  })
  return encodeOcspRequest([certId], nonce)
}

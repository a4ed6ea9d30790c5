import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import { encodeTbsCertificate, parseCertificate } from '../src/pki/certificate.ts'
import { clientCertificate } from '../src/pki/certificate-profile.ts'
import { keyIdentifier } from '../src/pki/key-identifier.ts'
import { id_at_commonName } from '../src/pki/oid.ts'
import { encodePem } from '../src/pki/pem.ts'
import { serialNumberFromRandom } from '../src/pki/serial-number.ts'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import { signCertificate } from '../src/service/ca/sign-certificate.ts'
import { withPorts } from './institution.ts'
import { asOwner, type Program } from './program.ts'
import { makeRenewers } from './renewers.ts'

/** Somebody with a certificate in use and its key, ready to show it. */
export interface Holder {
  cert: string
  key: string
}

export const contextOf = ({ cert, key }: Holder, ca: string): SecureContext =>
  createSecureContext({ cert, key, ca, minVersion: 'TLSv1.3' })

/** So many people whose certificates, P-256 by the institution's own CA, they can show. */
export async function makeHolders(
  program: Program,
  institution: InstitutionRecord,
  count: number,
): Promise<Holder[]> {
  const people = await makeRenewers(program, institution, count)
  const made = await withPorts(program, async (ports) => {
    const issuer = await ports.store.at(institution.id).issuers.issuing()
    if (issuer === undefined) throw new Error('no issuing CA')
    const { subjectDer, known, spki } = parseCertificate(issuer.certificate)
    const issuing = {
      subject: subjectDer,
      subjectKeyIdentifier: known.subjectKeyIdentifier ?? new Uint8Array(),
    }
    return Promise.all(
      people.map(async (_, number) => {
        const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
        const own = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
        const now = ports.clock.now().round({ smallestUnit: 'second', roundingMode: 'floor' })
        const tbs = encodeTbsCertificate(
          clientCertificate(
            {
              serialNumber: serialNumberFromRandom(randomBytes(16)),
              signatureAlgorithm: issuer.signatureAlgorithm,
              notBefore: now.subtract({ hours: 1 }),
              notAfter: now.add({ hours: 240 }),
              subject: [{ type: id_at_commonName, value: `holder ${number}` }],
              spki: own,
              subjectKeyIdentifier: keyIdentifier(own, ports.crypto.sha256),
            },
            issuing,
          ),
        )
        const der = await signCertificate(ports, { ...issuer, spki }, tbs)
        const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
        return { der, cert: encodePem('CERTIFICATE', der), key }
      }),
    )
  })
  await asOwner(program, institution.id, (client) =>
    client.query(
      `update certificate c set der = given.der, fingerprint = sha256(given.der)
         from unnest($1::uuid[], $2::bytea[]) as given (certificate_id, der)
        where c.certificate_id = given.certificate_id`,
      [people.map(({ certificateId }) => certificateId), made.map(({ der }) => Buffer.from(der))],
    ),
  )
  return made
}

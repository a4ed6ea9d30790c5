import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { keyIdOf } from '../../src/adapters/keys/key-id.ts'
import { type CertificateId, type IssuerId, parseId } from '../../src/domain/id.ts'
import { assumedValidity } from '../../src/domain/predecessor.ts'
import { assembleCertificate, encodeTbsCertificate, type TbsCertificate } from '../../src/pki/certificate.ts'
import { clientCertificate, type Holder, rootCertificate } from '../../src/pki/certificate-profile.ts'
import { keyIdentifier } from '../../src/pki/key-identifier.ts'
import { encodeName, type Name } from '../../src/pki/name.ts'
import { id_at_commonName, id_at_organizationName } from '../../src/pki/oid.ts'
import { encodePem } from '../../src/pki/pem.ts'
import { parseSerialNumber } from '../../src/pki/serial-number.ts'
import type { World } from '../world.ts'
import { makeEnrolmentKey } from './enrolment-key.ts'
import type { Held, Person } from './person.ts'

/** A CA that an institution used before: nothing of it is known to the program but what is brought in. */
export interface OldAuthority {
  certificate: Uint8Array
  pem: string
  notAfter: Temporal.Instant
  spki: Uint8Array
  issue(plan: { name: string; serial: string; from: string; until: string }): Held
}

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

export function oldAuthority(commonName = 'Old Client CA', from = '2020-01-01T00:00:00Z'): OldAuthority {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const spki = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }))
  const signed = (tbs: TbsCertificate) => {
    const bytes = encodeTbsCertificate(tbs)
    const signature = new Uint8Array(sign('sha256', bytes, privateKey))
    return assembleCertificate(bytes, 'sha256WithRSAEncryption', signature)
  }
  const subject: Name = [
    { type: id_at_organizationName, value: 'Earlier Bank' },
    { type: id_at_commonName, value: commonName },
  ]
  const notBefore = Temporal.Instant.from(from)
  const notAfter = notBefore.add({ hours: 24 * 365 * 20 })
  const own = holder(spki, '01', subject, notBefore, notAfter)
  const certificate = signed(rootCertificate(own))
  const issuer = { subject: encodeName(subject), subjectKeyIdentifier: own.subjectKeyIdentifier }
  return {
    certificate,
    pem: encodePem('CERTIFICATE', certificate),
    notAfter,
    spki,
    issue({ name, serial, from: begins, until }) {
      const key = makeEnrolmentKey('RSA-2048')
      const [first, last] = [Temporal.Instant.from(begins), Temporal.Instant.from(until)]
      const of = holder(key.spki, serial, [{ type: id_at_commonName, value: name }], first, last)
      return { key, certificate: signed(clientCertificate(of, issuer)) }
    },
  }
}

function holder(
  spki: Uint8Array,
  serial: string,
  subject: Name,
  notBefore: Temporal.Instant,
  notAfter: Temporal.Instant,
): Holder {
  return {
    serialNumber: parseSerialNumber(serial),
    signatureAlgorithm: 'sha256WithRSAEncryption',
    notBefore,
    notAfter,
    subject,
    spki,
    subjectKeyIdentifier: keyIdentifier(spki, sha256),
  }
}

/** As when another person has approved it: the CA is registered. */
export async function registerOld(world: World, authority: OldAuthority): Promise<IssuerId> {
  const { store, random, clock } = world.ports
  const id = parseId<IssuerId>(random.uuid())
  await store.at(world.institution().id).issuers.add(
    {
      id,
      level: 'predecessor',
      signedBy: id,
      keyId: keyIdOf(authority.spki),
      signatureAlgorithm: 'sha256WithRSAEncryption',
      certificate: authority.certificate,
      notAfter: authority.notAfter,
      isKeyHere: false,
    },
    clock.now(),
  )
  await world.portal.directory.refresh()
  return id
}

/** And one of its certificates, by one of its names. */
export async function bringIn(
  world: World,
  issuerId: IssuerId,
  person: Pick<Person, 'id'>,
  named: { fingerprint: Uint8Array } | { serialNumber: string },
  expiryDate: string,
): Promise<CertificateId> {
  const { store, random, clock } = world.ports
  const { id: institution, versions } = world.institution()
  const id = parseId<CertificateId>(random.uuid())
  const span = assumedValidity(Temporal.PlainDate.from(expiryDate), versions, clock.now())
  const certificate = { id, memberId: person.id, issuerId, ...named, ...span, policyVersion: 1 }
  await store.at(institution).certificates.addForeign([certificate], clock.now())
  return id
}

export const fingerprintOf = ({ certificate }: Held) => sha256(certificate)

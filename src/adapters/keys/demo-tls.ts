import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  assembleCertificate,
  encodeTbsCertificate,
  parseCertificate,
  type TbsCertificate,
} from '../../pki/certificate.ts'
import { type Holder, tlsRootCertificate, tlsServerCertificate } from '../../pki/certificate-profile.ts'
import { keyIdentifier } from '../../pki/key-identifier.ts'
import { encodeName, type Name } from '../../pki/name.ts'
import { id_at_commonName, id_at_organizationName } from '../../pki/oid.ts'
import { encodePem, parsePem } from '../../pki/pem.ts'
import { serialNumberFromRandom } from '../../pki/serial-number.ts'

/** PEM texts for the demo's TLS servers, and where the root lies that a browser must be told to trust. */
export interface DemoTls {
  rootFile: string
  root: string
  portal: { certificate: string; key: string }
  logon: { certificate: string; key: string }
  /** The portal's: neither asks for a client certificate. */
  office: { certificate: string; key: string }
}

const rootYears = 2
/** Below what Apple allows a private root (825 days). */
const serverDays = 800
const renewBelowDays = 30

/**
 * The demo's own TLS root, apart from the institutions' CAs and good for its domain only (name constraints). Its private
 * key is thrown away as soon as it has signed the two server certificates, so that trusting it trusts nobody else. Made
 * anew when these near their end, or the domain or the names below it are others.
 */
export function openDemoTls(folder: string, domain: string, now: Temporal.Instant): DemoTls {
  const rootFile = join(folder, 'root.crt')
  if (!isUsable(folder, domain, now)) make(folder, domain, now)
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const portal = { certificate: read('portal.crt'), key: read('portal.key') }
  const logon = { certificate: read('logon.crt'), key: read('logon.key') }
  return { rootFile, root: read('root.crt'), portal, logon, office: portal }
}

/** What one certificate answers for. The office asks for no client certificate, so it shares the portal's. */
function namesOf(domain: string) {
  return {
    portal: [domain, ...['', 'office.', 'api.', 'est.', 'service.'].map((kind) => `*.${kind}${domain}`)],
    logon: [`*.logon.${domain}`],
  }
}

/** There, not near its end, and for all names of this domain. */
function isUsable(folder: string, domain: string, now: Temporal.Instant): boolean {
  if (!existsSync(join(folder, 'root.crt'))) return false
  const text = readFileSync(join(folder, 'portal.crt'), 'utf8')
  const { notAfter, known } = parseCertificate(parsePem(text, ['CERTIFICATE']))
  const names = (known.subjectAltName ?? []).flatMap((name) => ('dNSName' in name ? [name.dNSName] : []))
  const isEarly = Temporal.Instant.compare(now.add({ hours: 24 * renewBelowDays }), notAfter) < 0
  return isEarly && namesOf(domain).portal.every((name) => names.includes(name))
}

function make(folder: string, domain: string, now: Temporal.Instant): void {
  const root = newHolder('Warifu demonstration TLS root', now, 366 * rootYears + 100)
  const rootDer = signed(tlsRootCertificate(root.holder, [domain]), root.privateKey)
  const issuer = {
    subject: encodeName(root.holder.subject),
    subjectKeyIdentifier: root.holder.subjectKeyIdentifier,
  }
  const files = new Map([['root.crt', encodePem('CERTIFICATE', rootDer)]])
  for (const [name, dNSNames] of Object.entries(namesOf(domain))) {
    const server = newHolder(`Warifu demonstration ${name}`, now, serverDays)
    const der = signed(tlsServerCertificate(server.holder, issuer, dNSNames), root.privateKey)
    files.set(`${name}.crt`, encodePem('CERTIFICATE', der))
    files.set(`${name}.key`, String(server.privateKey.export({ type: 'pkcs8', format: 'pem' })))
  }
  // Whole or not at all: written aside, then put in place.
  const aside = `${folder}.${process.pid}`
  mkdirSync(aside, { recursive: true, mode: 0o755 })
  for (const [name, text] of files) {
    writeFileSync(join(aside, name), text, { mode: name.endsWith('.key') ? 0o600 : 0o644 })
  }
  rmSync(folder, { recursive: true, force: true })
  renameSync(aside, folder)
}

interface NewHolder {
  holder: Holder
  privateKey: KeyObject
}

function newHolder(commonName: string, now: Temporal.Instant, days: number): NewHolder {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))
  const notBefore = now.subtract({ hours: 1 }).round({ smallestUnit: 'second', roundingMode: 'floor' })
  const subject: Name = [
    { type: id_at_organizationName, value: 'Warifu demonstration' },
    { type: id_at_commonName, value: commonName },
  ]
  const holder: Holder = {
    serialNumber: serialNumberFromRandom(new Uint8Array(randomBytes(16))),
    signatureAlgorithm: 'ecdsa-with-SHA256',
    notBefore,
    notAfter: notBefore.add({ hours: 24 * days }),
    subject,
    spki,
    subjectKeyIdentifier: keyIdentifier(spki, (bytes) => createHash('sha256').update(bytes).digest()),
  }
  return { holder, privateKey }
}

function signed(tbs: TbsCertificate, privateKey: KeyObject): Uint8Array {
  const bytes = encodeTbsCertificate(tbs)
  return assembleCertificate(bytes, 'ecdsa-with-SHA256', new Uint8Array(sign('sha256', bytes, privateKey)))
}

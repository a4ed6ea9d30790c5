import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { issuerAndSerialNumber } from '../../pki/signed-data.ts'
import { makeFolder, writeOnce } from '../keys/durable-file.ts'
import { readPrivateFile } from '../keys/private-file.ts'
import type { DkimKey } from './dkim.ts'
import type { SmimeKey } from './smime.ts'

const longest = 65_536

export type DkimKind = 'rsa' | 'ed25519'

/**
 * The keys in a folder, `<institution>.<selector>.dkim.pem`. Of several of one institution the one counts whose selector
 * comes last in the alphabet.
 */
export async function readDkimKeys(folder: string): Promise<Map<string, DkimKey>> {
  const keys = new Map<string, DkimKey>()
  for (const name of (await readdir(folder)).toSorted()) {
    const [, slug, selector] = /^([a-z][a-z0-9]*)\.([a-z0-9-]+)\.dkim\.pem$/.exec(name) ?? []
    if (slug === undefined || selector === undefined) continue
    const key = await readKey(join(folder, name), 'DKIM')
    if (key.asymmetricKeyType !== 'ed25519' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
      throw new Error(`${join(folder, name)} holds neither RSA of 2048 bits or more nor Ed25519`)
    keys.set(slug, { selector, key })
  }
  return keys
}

/** Makes a key that was not there; answers with the name and the text of the record for the DNS. */
export async function makeDkimKey(
  folder: string,
  slug: string,
  selector: string,
  kind: DkimKind,
): Promise<{ file: string; record: string }> {
  const pair =
    kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519')
  await makeFolder(folder)
  const file = join(folder, `${slug}.${selector}.dkim.pem`)
  await writeOnce(file, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  return { file, record: dkimRecord(pair.publicKey) }
}

/** RFC 6376 §3.6.1: RSA as its SubjectPublicKeyInfo; RFC 8463 §4: of Ed25519 the 32 bytes alone. */
export function dkimRecord(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const isRsa = publicKey.asymmetricKeyType === 'rsa'
  return `v=DKIM1; k=${isRsa ? 'rsa' : 'ed25519'}; p=${(isRsa ? spki : spki.subarray(-32)).toString('base64')}`
}

/** `<institution>.smime.pem`: the key, its certificate, and those above it. */
export async function readSmimeKeys(folder: string): Promise<Map<string, SmimeKey>> {
  const keys = new Map<string, SmimeKey>()
  for (const name of await readdir(folder)) {
    const slug = /^([a-z][a-z0-9]*)\.smime\.pem$/.exec(name)?.[1]
    if (slug !== undefined) keys.set(slug, await readSmimeKey(join(folder, name)))
  }
  return keys
}

async function readSmimeKey(path: string): Promise<SmimeKey> {
  const key = await readKey(path, 'S/MIME')
  const pem = await readFile(path, 'utf8')
  const certificates = [...pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(
    ([text]) => new X509Certificate(text),
  )
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key))
  if (own === undefined) throw new Error(`${path} holds no certificate of its key`)
  const kind = key.asymmetricKeyType
  if (kind !== 'rsa' && kind !== 'ec') throw new Error(`${path} holds neither an RSA nor an EC key`)
  const identifier = issuerAndSerialNumber(own.raw)
  return { key, signer: { kind, identifier, certificates: certificates.map(({ raw }) => raw) } }
}

/** OpenSSL's own message is left out: this file holds a key. */
async function readKey(path: string, what: string): Promise<KeyObject> {
  const pem = await readPrivateFile(path, `${what} key`, longest)
  try {
    return createPrivateKey(pem)
  } catch {
    throw new Error(`${path} holds no private key as PEM, or one with a passphrase`)
  }
}

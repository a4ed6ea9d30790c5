import type { Bytes } from './bytes.ts'
import {
  bmpString,
  type Der,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  tagged,
  taggedPrimitive,
} from './der.ts'
import {
  id_certBag,
  id_data,
  id_encryptedData,
  id_friendlyName,
  id_localKeyId,
  id_pkcs8ShroudedKeyBag,
  id_x509Certificate,
  type Oid,
} from './oid.ts'
import { encodeMacData, encrypt, type Lock } from './pkcs12-encryption.ts'
import type { Primitives } from './pkcs12-primitives.ts'

export interface Pkcs12 extends Lock {
  /** What the store of a system shows for the pair. */
  readonly friendlyName: string
  /** PKCS#8 PrivateKeyInfo. */
  readonly privateKey: Uint8Array
  readonly certificate: Uint8Array
  /** The authorities in between. Never the root: trust is not handed over in a file. */
  readonly chain: readonly Uint8Array[]
}

/**
 * RFC 7292: a key with its certificate, under a password. The iterations lock the encryption and the MAC
 * alike, for who guesses tries the cheaper of the two. With a generated password they hardly matter.
 */
export async function encodePkcs12(file: Pkcs12, primitives: Primitives): Promise<Der> {
  if (file.password === '' || file.iterations < 1)
    throw new RangeError('a PKCS#12 file needs a password and iterations')
  const localKeyId = octetString(await primitives.digest('SHA-1', new Uint8Array(file.certificate)))
  const attributes = [
    attribute(id_friendlyName, bmpString(file.friendlyName)),
    attribute(id_localKeyId, localKeyId),
  ]
  const certificates = sequence(
    certBag(file.certificate, attributes),
    ...file.chain.map((certificate) => certBag(certificate, [])),
  )
  const key = await encrypt(file, new Uint8Array(file.privateKey), primitives)
  const keyBag = bag(id_pkcs8ShroudedKeyBag, sequence(key.algorithm, octetString(key.octets)), attributes)
  const authSafe = sequence(await encryptedData(file, certificates, primitives), data(sequence(keyBag)))
  return sequence(integer(3), data(authSafe), await encodeMacData(file, authSafe, primitives))
}

/** RFC 5652 §4 */
function data(content: Uint8Array): Der {
  return sequence(objectIdentifier(id_data), tagged(0, octetString(content)))
}

/** RFC 5652 §8 */
async function encryptedData(lock: Lock, content: Bytes, primitives: Primitives): Promise<Der> {
  const { algorithm, octets } = await encrypt(lock, content, primitives)
  const info = sequence(objectIdentifier(id_data), algorithm, taggedPrimitive(0, octets))
  return sequence(objectIdentifier(id_encryptedData), tagged(0, sequence(integer(0), info)))
}

function certBag(certificate: Uint8Array, attributes: readonly Der[]): Der {
  const value = sequence(objectIdentifier(id_x509Certificate), tagged(0, octetString(certificate)))
  return bag(id_certBag, value, attributes)
}

function bag(id: Oid, value: Der, attributes: readonly Der[]): Der {
  return sequence(
    objectIdentifier(id),
    tagged(0, value),
    ...(attributes.length === 0 ? [] : [setOf(...attributes)]),
  )
}

function attribute(id: Oid, value: Der): Der {
  return sequence(objectIdentifier(id), setOf(value))
}

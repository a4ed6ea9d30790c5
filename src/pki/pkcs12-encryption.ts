import type { Bytes } from './bytes.ts'
import { type Der, encodeUtf8, integer, nullValue, objectIdentifier, octetString, sequence } from './der.ts'
import { encryptDesEde3Cbc } from './des-ede.ts'
import {
  id_aes256_CBC,
  id_hmacWithSHA256,
  id_PBES2,
  id_PBKDF2,
  id_pbeWithSHAAnd3_KeyTripleDES_CBC,
  id_sha1,
  id_sha256,
} from './oid.ts'
import { deriveOctets, forIv, forKey, forMac, type Secret } from './pkcs12-kdf.ts'
import type { Primitives } from './pkcs12-primitives.ts'

/** No form opens everywhere: current systems take `aes`, macOS and Windows Server 2016 want `3des`. */
export type Pkcs12Form = 'aes' | '3des'

/** How a file is locked: one password for all of it. */
export interface Lock extends Secret {
  readonly form: Pkcs12Form
}

export interface Encrypted {
  readonly algorithm: Der
  readonly octets: Bytes
}

export function encrypt(lock: Lock, plain: Bytes, primitives: Primitives): Promise<Encrypted> {
  return lock.form === 'aes' ? encryptAes(lock, plain, primitives) : encryptTripleDes(lock, plain, primitives)
}

/** RFC 8018 §6.2 and appendix B.2: PBES2 takes the password as UTF-8. */
async function encryptAes(
  { password, iterations }: Lock,
  plain: Bytes,
  primitives: Primitives,
): Promise<Encrypted> {
  const salt = primitives.random(16)
  const iv = primitives.random(16)
  const key = await primitives.pbkdf2(encodeUtf8(password), salt, iterations)
  const prf = sequence(objectIdentifier(id_hmacWithSHA256), nullValue())
  const kdf = sequence(objectIdentifier(id_PBKDF2), sequence(octetString(salt), integer(iterations), prf))
  const cipher = sequence(objectIdentifier(id_aes256_CBC), octetString(iv))
  return {
    algorithm: sequence(objectIdentifier(id_PBES2), sequence(kdf, cipher)),
    octets: await primitives.encryptAesCbc(key, iv, plain),
  }
}

/** RFC 7292 appendix C */
async function encryptTripleDes(lock: Lock, plain: Bytes, primitives: Primitives): Promise<Encrypted> {
  const salt = primitives.random(8)
  const key = await deriveOctets(primitives, 'SHA-1', forKey, lock, salt, 24)
  const iv = await deriveOctets(primitives, 'SHA-1', forIv, lock, salt, 8)
  const parameters = sequence(octetString(salt), integer(lock.iterations))
  return {
    algorithm: sequence(objectIdentifier(id_pbeWithSHAAnd3_KeyTripleDES_CBC), parameters),
    octets: encryptDesEde3Cbc(key, iv, plain),
  }
}

/** RFC 7292 §4: MacData. A salt of 8 octets, which is all that some readers take. */
export async function encodeMacData(lock: Lock, octets: Bytes, primitives: Primitives): Promise<Der> {
  const [hash, id, length] =
    lock.form === 'aes' ? (['SHA-256', id_sha256, 32] as const) : (['SHA-1', id_sha1, 20] as const)
  const salt = primitives.random(8)
  const key = await deriveOctets(primitives, hash, forMac, lock, salt, length)
  const mac = await primitives.hmac(hash, key, octets)
  const digestInfo = sequence(sequence(objectIdentifier(id), nullValue()), octetString(mac))
  return sequence(digestInfo, octetString(salt), integer(lock.iterations))
}

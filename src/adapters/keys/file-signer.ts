import { type KeyObject, sign as signNow } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { SignatureAlgorithm } from '../../pki/signature-algorithm.ts'
import type { KeyId, KeyKind, KeyMaker, Signer } from '../../ports/signer.ts'
import { digests, families } from './algorithm.ts'
import { isFileError, makeFolder, writeOnce } from './durable-file.ts'
import { generateKey } from './generate-key.ts'
import { encodeKeyFile, type OpenKey, parseKeyFile, spkiOf } from './key-file.ts'
import { keyIdOf, parseKeyId } from './key-id.ts'
import { openKeyring } from './keyring.ts'

const signLater = promisify(signNow)

/**
 * Keys as encrypted files in a folder, each named by its key id. Opens the folder, and makes it when it is not there;
 * rejects when the secret is not the one that its keys were made with. A key is opened when it is first asked for, so
 * one that another process made just now is found too.
 */
export async function openFileSigner(folder: string, secret: KeyObject): Promise<Signer & KeyMaker> {
  await ensurePrivateFolder(folder)
  const keyring = await openKeyring(folder, secret)
  const opened = new Map<KeyId, OpenKey>()

  async function open(keyId: KeyId): Promise<OpenKey> {
    const known = opened.get(keyId)
    if (known !== undefined) return known
    const key = await readKey(folder, keyring, keyId)
    opened.set(keyId, key)
    return key
  }

  return {
    async sign(keyId, algorithm, tbs) {
      return signWith(await open(keyId), algorithm, tbs)
    },
    async make(kind) {
      const privateKey = await generateKey(kind)
      const spki = spkiOf(privateKey)
      const keyId = keyIdOf(spki)
      await writeOnce(join(folder, `${keyId}.json`), encodeKeyFile(keyring, keyId, { kind, privateKey }))
      return { keyId, spki }
    },
  }
}

async function ensurePrivateFolder(folder: string): Promise<void> {
  await makeFolder(folder)
  const { mode } = await stat(folder)
  if ((mode & 0o077) !== 0) throw new Error(`the key folder ${folder} is open to other users: chmod 700 it`)
}

async function readKey(folder: string, keyring: KeyObject, keyId: KeyId): Promise<OpenKey> {
  const path = join(folder, `${parseKeyId(keyId)}.json`)
  try {
    return parseKeyFile(keyring, keyId, await readFile(path, 'utf8'))
  } catch (cause) {
    if (isFileError(cause, 'ENOENT')) throw new Error(`there is no key ${keyId} in ${folder}`, { cause })
    throw new Error(`the key file ${path} cannot be opened: it is damaged or not ours`, { cause })
  }
}

async function signWith(key: OpenKey, algorithm: SignatureAlgorithm, tbs: Uint8Array): Promise<Uint8Array> {
  if (fitting[key.kind] !== algorithm) throw new Error(`a ${key.kind} key does not sign ${algorithm}`)
  const options = { key: key.privateKey, dsaEncoding: 'der' } as const
  // An EC signature takes less time than handing it to another thread; an RSA one would hold up every request.
  const signature =
    families[algorithm] === 'EC'
      ? signNow(digests[algorithm], tbs, options)
      : await signLater(digests[algorithm], tbs, options)
  return new Uint8Array(signature)
}

/** The one algorithm of each kind: for EC the digest that is as strong as the curve. */
const fitting: Record<KeyKind, SignatureAlgorithm> = {
  'P-256': 'ecdsa-with-SHA256',
  'P-384': 'ecdsa-with-SHA384',
  'RSA-2048': 'sha256WithRSAEncryption',
  'RSA-3072': 'sha256WithRSAEncryption',
  'RSA-4096': 'sha256WithRSAEncryption',
}

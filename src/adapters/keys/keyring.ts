import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { decrypt, encrypt } from './aes-gcm.ts'
import { type Argon2Cost, argon2id, PASSPHRASE_COST } from './argon2id.ts'
import { isFileError, writeOnce } from './durable-file.ts'

const FILE = 'keyring.json'

const header = z.strictObject({
  version: z.literal(1),
  kdf: z.literal('argon2id'),
  memory: z.int().min(8_192).max(1_048_576),
  passes: z.int().min(1).max(20),
  parallelism: z.int().min(1).max(8),
  salt: z.base64(),
})
const keyring = header.extend({ check: z.base64() })
type Header = z.infer<typeof header>

/**
 * The key that encrypts the private keys in a folder: argon2id over the operator's secret with the salt in
 * `keyring.json`, derived once however many keys there are. The file also holds an empty text sealed by that key, so
 * that a wrong passphrase is known at once and never adds a key that the right one cannot open.
 */
export async function openKeyring(folder: string, secret: KeyObject): Promise<KeyObject> {
  // Looked for before the keyring is: a key seen here was made after its keyring, whoever made both.
  const hasKeys = (await readdir(folder)).some((name) => /^[0-9a-f]{64}\.json$/.test(name))
  const stored = await readKeyring(folder)
  if (stored !== undefined) return unlock(folder, stored, secret)
  if (hasKeys) throw new Error(`${folder} holds keys without their ${FILE}: bring it back from the backup`)
  try {
    return await createKeyring(folder, secret)
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error
    return openKeyring(folder, secret) // another process was first
  }
}

async function readKeyring(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, FILE), 'utf8')
  } catch (error) {
    if (!isFileError(error, 'ENOENT')) throw error
    return undefined
  }
}

async function unlock(folder: string, text: string, secret: KeyObject): Promise<KeyObject> {
  const { check, ...rest } = parseKeyring(folder, text)
  const key = await derive(rest, secret)
  try {
    decrypt(key, Uint8Array.fromBase64(check), authenticated(rest))
  } catch (cause) {
    throw new Error(`the passphrase does not open the keys in ${folder} (or its ${FILE} is damaged)`, {
      cause,
    })
  }
  return key
}

/** Takes the file only as `encodeKeyring` writes it, so that a damaged byte is noticed wherever it lies. */
function parseKeyring(folder: string, text: string): z.infer<typeof keyring> {
  try {
    const parsed = keyring.parse(JSON.parse(text))
    if (encodeKeyring(parsed) === text) return parsed
  } catch (cause) {
    throw new Error(`${FILE} in ${folder} is damaged`, { cause })
  }
  throw new Error(`${FILE} in ${folder} is damaged`)
}

async function createKeyring(folder: string, secret: KeyObject): Promise<KeyObject> {
  const rest: Header = {
    version: 1,
    kdf: 'argon2id',
    ...PASSPHRASE_COST,
    salt: new Uint8Array(randomBytes(16)).toBase64(),
  }
  const key = await derive(rest, secret)
  const check = encrypt(key, new Uint8Array(), authenticated(rest)).toBase64()
  await writeOnce(join(folder, FILE), encodeKeyring({ ...rest, check }))
  return key
}

async function derive({ memory, passes, parallelism, salt }: Header, secret: KeyObject): Promise<KeyObject> {
  const cost: Argon2Cost = { memory, passes, parallelism }
  return createSecretKey(await argon2id(secret.export(), Uint8Array.fromBase64(salt), cost))
}

function encodeKeyring(value: z.infer<typeof keyring>): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function authenticated(value: Header): Uint8Array {
  return new TextEncoder().encode(`warifu keyring ${JSON.stringify(value)}`)
}

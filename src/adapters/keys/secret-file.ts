import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { writeOnce } from './durable-file.ts'
import { readPrivateFile } from './private-file.ts'

const SHORTEST = 16
const LONGEST = 4096

/**
 * The operator's secret: the bytes of the file without one trailing newline. It opens the signing keys
 * (file-signer.ts), and the keys for PINs, sealed texts and tokens come from it (derived-keys.ts): whoever loses it
 * loses them. A KeyObject, because that shows nothing of itself in a log. No message here quotes the file.
 */
export async function readSecretFile(path: string): Promise<KeyObject> {
  const bytes = await readPrivateFile(path, 'secret', LONGEST)
  const secret = bytes.subarray(0, bytes.length - newlineLength(bytes))
  const characters = [...secret.toString('utf8').trim()].length
  if (characters === 0) throw new Error(`the secret file ${path} is empty`)
  if (characters < SHORTEST) {
    throw new Error(`the secret in ${path} is too short: ${SHORTEST} characters at least`)
  }
  return createSecretKey(secret)
}

/** Makes a secret file with 256 random bits, for the demo. Rejects with EEXIST rather than replace one. */
export async function makeSecretFile(path: string): Promise<void> {
  await writeOnce(path, `${randomBytes(32).toString('base64url')}\n`)
}

function newlineLength(bytes: Buffer): number {
  if (bytes.at(-1) !== 0x0a) return 0
  return bytes.at(-2) === 0x0d ? 2 : 1
}

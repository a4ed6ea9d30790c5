// Loaded into the program by --import before anything of its own: writes down every signature before the program has it,
// so that a kill between the signer and the records leaves a witness. One line each: whose key, SHA-256 of what it signed,
// and the number of it, where it is a list of the revoked.
import crypto, { createHash, createPublicKey, KeyObject } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const file = process.env.SIGNATURE_WITNESS
const signed = crypto.sign
const keyIds = new WeakMap<KeyObject, string>()

function keyIdOf(given: unknown): string {
  const key = typeof given === 'object' && given !== null && 'key' in given ? given.key : given
  if (!(key instanceof KeyObject)) return 'unknown'
  const known = keyIds.get(key)
  if (known !== undefined) return known
  const spki = createPublicKey(key.export({ format: 'pem', type: 'pkcs8' })).export({
    format: 'der',
    type: 'spki',
  })
  const keyId = createHash('sha256').update(spki).digest('hex')
  keyIds.set(key, keyId)
  return keyId
}

/** What stands behind the object identifier of cRLNumber (RFC 5280 §5.2.3), which is in no certificate. */
function listNumberIn(data: Uint8Array): string {
  const hex = Buffer.from(data).toString('hex')
  const [found, length = ''] = /0603551d1404..02(..)/.exec(hex) ?? []
  if (found === undefined) return ''
  const from = hex.indexOf(found) + found.length
  return BigInt(`0x${hex.slice(from, from + 2 * Number.parseInt(length, 16))}`).toString()
}

if (file !== undefined) {
  // Every way to call it: what is known afterwards is what matters, and it is known before the caller is told.
  const witnessed = (...given: unknown[]): unknown => {
    const [, data, key] = given
    if (data instanceof Uint8Array) {
      const hash = createHash('sha256').update(data).digest('hex')
      appendFileSync(file, `${keyIdOf(key)} ${hash} ${listNumberIn(data)}\n`)
    }
    return Reflect.apply(signed, crypto, given)
  }
  Reflect.set(crypto, 'sign', witnessed)
  syncBuiltinESMExports()
}

import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import type { OpenidSigning } from '../../ports/openid-signing.ts'

const alg = 'ES256'

export const openidSigning: OpenidSigning = {
  async make() {
    const pair = await generateKeyPair(alg, { extractable: true })
    const publicKey = await exportJWK(pair.publicKey)
    const keyId = await calculateJwkThumbprint(publicKey)
    const named = { kid: keyId, alg, use: 'sig' }
    return {
      keyId,
      publicKey: JSON.stringify({ ...publicKey, ...named }),
      privateKey: JSON.stringify({ ...(await exportJWK(pair.privateKey)), ...named }),
    }
  },
  async sign({ keyId, privateKey }, typ, claims) {
    const key = await importJWK(JSON.parse(privateKey), alg)
    return new SignJWT({ ...claims }).setProtectedHeader({ alg, typ, kid: keyId }).sign(key)
  },
}

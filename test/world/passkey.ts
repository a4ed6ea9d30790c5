import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { WebauthnJson } from '../../src/ports/office-credentials.ts'

/** How an answer is to differ from what an honest authenticator in an honest browser gives. */
export interface Twist {
  origin?: string
  challenge?: string
  rpId?: string
  /** Present, but not verified: nobody entered a PIN or showed a finger. */
  userVerified?: boolean
  userHandle?: string | undefined
  counter?: number
  key?: KeyObject
  crossOrigin?: boolean
  type?: string
}

/** An authenticator in software with one passkey in it: real attestation ("none") and assertions (WebAuthn Level 3 §6). */
export interface SoftPasskey {
  create(options: WebauthnJson, twist?: Twist): WebauthnJson
  get(options: WebauthnJson, twist?: Twist): WebauthnJson
}

export function softPasskey(origin: string, { counts = true } = {}): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  let counter = 0
  let userHandle = ''
  const clientData = (type: string, options: WebauthnJson, twist: Twist) =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? options.challenge,
        origin: twist.origin ?? origin,
        crossOrigin: twist.crossOrigin ?? false,
      }),
    )
  const authenticatorData = (twist: Twist, attested: Buffer) => {
    counter += counts ? 1 : 0
    const count = Buffer.alloc(4)
    count.writeUInt32BE(twist.counter ?? counter)
    // User present 0x01, user verified 0x04, attested credential data included 0x40 (§6.1).
    const flags = 0x01 | ((twist.userVerified ?? true) ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0)
    const rpIdHash = createHash('sha256')
      .update(twist.rpId ?? new URL(origin).hostname)
      .digest()
    return Buffer.concat([rpIdHash, Buffer.from([flags]), count, attested])
  }
  const answer = (response: Record<string, unknown>): WebauthnJson => ({
    id: credentialId.toString('base64url'),
    rawId: credentialId.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })

  return {
    create(options, twist = {}) {
      const { id } = options.user as { id: string }
      userHandle = id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(publicKey)])
      const attestation = cbor(
        new Map<string, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authenticatorData(twist, attested)],
        ]),
      )
      return answer({
        clientDataJSON: clientData('webauthn.create', options, twist).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },

    get(options, twist = {}) {
      const data = clientData('webauthn.get', options, twist)
      const authData = authenticatorData(twist, Buffer.alloc(0))
      const hash = createHash('sha256').update(data).digest()
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, hash]))
        .sign(twist.key ?? privateKey)
      return answer({
        clientDataJSON: data.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: 'userHandle' in twist ? twist.userHandle : userHandle,
      })
    },
  }
}

/** COSE_Key (RFC 9053 §7.1.1): kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
}

type Cbor = number | string | Buffer | Map<number | string, Cbor>

/** RFC 8949 §3, as much of it as an attestation needs. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const pairs = [...value].flatMap(([name, member]) => [cbor(name), cbor(member)])
  return Buffer.concat([head(5, value.size), ...pairs])
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count])
  if (count < 256) return Buffer.from([(major << 5) | 24, count])
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255])
}

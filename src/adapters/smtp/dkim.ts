import { hash, type KeyObject, sign } from 'node:crypto'

export interface DkimKey {
  selector: string
  key: KeyObject
}

/** RFC 6376 §5.4.1, and RFC 8058's neighbours: whatever a reader sees, or a program acts by. */
const signedFields = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-language',
  'auto-submitted',
]

/** Named once more than they occur: a second one of these, added on the way, breaks the signature (RFC 6376 §8.15). */
const sealedFields = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type']

/**
 * The mail with a DKIM-Signature before it (RFC 6376, relaxed/relaxed; RFC 8463 for Ed25519). Lines end with CR LF. All of
 * the body is signed.
 */
export function signWithDkim(
  mail: Uint8Array,
  { selector, key }: DkimKey,
  domain: string,
  at: Temporal.Instant,
): Uint8Array {
  const text = Buffer.from(mail).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) throw new Error('a mail without a body')
  const fields = readFields(text.slice(0, end))
  const named = [
    ...signedFields.filter((name) => fields.some((field) => field.name === name)),
    ...sealedFields,
  ]
  const algorithm = key.asymmetricKeyType === 'ed25519' ? 'ed25519-sha256' : 'rsa-sha256'
  const bodyHash = hash('sha256', Buffer.from(relaxedBody(text.slice(end + 4)), 'latin1'), 'base64')
  const value = [
    `v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain}; s=${selector};`,
    `t=${Math.floor(at.epochMilliseconds / 1000)};`,
    `h=${named.join(':').replace(/.{50,60}:/g, '$&\r\n ')};`,
    `bh=${bodyHash};`,
    'b=',
  ].join('\r\n ')
  const covered = [
    ...named.flatMap((name, i) =>
      nthFromBelow(fields, name, named.slice(0, i).filter((other) => other === name).length),
    ),
    `dkim-signature:${relaxedValue(value)}`,
  ].join('\r\n')
  const signature = signatureOf(Buffer.from(covered, 'latin1'), key)
  const folded = signature.replace(/.{72}(?=.)/g, '$&\r\n ')
  return Buffer.concat([Buffer.from(`DKIM-Signature: ${value}${folded}\r\n`, 'latin1'), mail])
}

/** RFC 8463 §3: Ed25519 signs the SHA-256 of the data. */
function signatureOf(data: Buffer, key: KeyObject): string {
  if (key.asymmetricKeyType !== 'ed25519') return sign('sha256', data, key).toString('base64')
  return sign(null, hash('sha256', data, 'buffer'), key).toString('base64')
}

interface Field {
  name: string
  value: string
}

function readFields(header: string): Field[] {
  return header.split(/\r\n(?![ \t])/).map((line) => {
    const colon = line.indexOf(':')
    return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1) }
  })
}

/** RFC 6376 §5.4.2: fields of one name are taken from below; one that is not there is the empty string. */
function nthFromBelow(fields: readonly Field[], name: string, n: number): string[] {
  const field = fields.filter((one) => one.name === name).at(-1 - n)
  return field === undefined ? [] : [`${name}:${relaxedValue(field.value)}`]
}

/** RFC 6376 §3.4.2 */
function relaxedValue(value: string): string {
  return value
    .replaceAll('\r\n', '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '')
}

/** RFC 6376 §3.4.4 */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  while (lines.at(-1) === '') lines.pop()
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`
}

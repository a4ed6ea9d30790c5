import { hash, type KeyObject, randomBytes, sign } from 'node:crypto'
import { type CmsSigner, encodeSignedAttributes, encodeSignedData } from '../../pki/signed-data.ts'

export interface SmimeKey {
  key: KeyObject
  signer: CmsSigner
}

/**
 * The mail with its content as the first part of a multipart/signed (RFC 8551 §3.5.3.2), the signature as the second. What
 * says what the content is goes with it into the first part; who writes to whom stays above.
 */
export function signEntity(mail: Uint8Array, { key, signer }: SmimeKey, at: Temporal.Instant): Uint8Array {
  const text = Buffer.from(mail).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/)
  const isOfContent = (field: string) => /^content-(type|transfer-encoding):/i.test(field)
  const entity = `${fields.filter(isOfContent).join('\r\n')}\r\n\r\n${text.slice(end + 4).replace(/(\r\n)*$/, '\r\n')}`
  const signature = detachedSignature(Buffer.from(entity, 'latin1'), { key, signer }, at)
  const boundary = `signed-${randomBytes(18).toString('hex')}`
  const whole = [
    ...fields.filter((field) => !isOfContent(field)),
    `Content-Type: multipart/signed; protocol="application/pkcs7-signature";\r\n micalg=sha-256; boundary="${boundary}"`,
    '',
    'This mail is signed (S/MIME).',
    '',
    `--${boundary}`,
    entity,
    `--${boundary}`,
    'Content-Type: application/pkcs7-signature; name=smime.p7s',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename=smime.p7s',
    '',
    Buffer.from(signature)
      .toString('base64')
      .replace(/.{76}(?=.)/g, '$&\r\n'),
    '',
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(whole.join('\r\n'), 'latin1')
}

function detachedSignature(content: Buffer, { key, signer }: SmimeKey, at: Temporal.Instant): Uint8Array {
  const attributes = encodeSignedAttributes(hash('sha256', content, 'buffer'), at)
  return encodeSignedData(signer, attributes, sign('sha256', attributes, { key, dsaEncoding: 'der' }))
}

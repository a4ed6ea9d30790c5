import { encodeBase64, parseBase64 } from './base64.ts'
import type { Der } from './der.ts'
import { Malformed } from './malformed.ts'

export type PemLabel =
  | 'CERTIFICATE'
  | 'CERTIFICATE REQUEST'
  | 'X509 CRL'
  | 'NEW CERTIFICATE REQUEST'
  | 'PRIVATE KEY'
  | 'PUBLIC KEY'

/** A request as OpenSSL and browsers write it, and as certreq does. */
export const requestLabels = ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'] as const

/**
 * The bytes of the one block that has one of these labels, or of a bare base64 body. Text and blocks
 * around it are passed over, as RFC 7468 §2 wants; two blocks that fit are refused, for they are two answers.
 */
export function parsePem(text: string, labels: readonly PemLabel[]): Der {
  if (!text.includes('-----')) return notEmpty(parseBase64(text))
  const [block, ...more] = blocksOf(text).filter(({ label }) => labels.some((wanted) => wanted === label))
  if (block === undefined) throw new Malformed(`no ${labels.join(' or ')} in PEM`)
  if (more.length > 0) throw new Malformed(`more than one ${labels.join(' or ')} in PEM`)
  return notEmpty(parseBase64(block.body))
}

/** The bytes of every block that has one of these labels, in their order: at least one. */
export function parsePems(text: string, labels: readonly PemLabel[]): Der[] {
  const blocks = blocksOf(text).filter(({ label }) => labels.some((wanted) => wanted === label))
  if (blocks.length === 0) throw new Malformed(`no ${labels.join(' or ')} in PEM`)
  return blocks.map(({ body }) => notEmpty(parseBase64(body)))
}

/** RFC 7468 §3: lines of 64 characters, LF. */
export function encodePem(label: PemLabel, der: Uint8Array): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

function blocksOf(text: string): { label: string; body: string }[] {
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,64})-----([^-]*)-----END ([A-Z0-9 ]{1,64})-----/g)
  return Array.from(blocks, ([, label = '', body = '', end]) => {
    if (label !== end) throw new Malformed(`PEM begins as ${label} and ends as ${end}`)
    return { label, body }
  })
}

function notEmpty(der: Der): Der {
  if (der.length === 0) throw new Malformed('no base64')
  return der
}

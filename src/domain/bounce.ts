/** What a mail says that came back: nothing in it can be trusted but the address that it came to. */
export interface ReturnedMail {
  /** To whom it came, as its header tells: whatever looks like an address. */
  recipients: readonly string[]
  /** The parts of the report, as texts. */
  parts: readonly { type: string; text: string }[]
}

export type BounceKind = 'hard' | 'soft'

/** What became of the mail to one address (RFC 3464 §2.3). */
export interface Bounce {
  kind: BounceKind
  /** RFC 3463; absent: not told, or nonsense. */
  status?: string
  /** The server's own words. */
  said: string
  address?: string
}

export interface Report {
  /** Behind the plus sign of the address to which it came. */
  tokens: string[]
  /** Of the mail that is returned in it. */
  messageIds: string[]
  bounces: Bounce[]
}

/** A report on deliveries; undefined for any other mail. A mail that was delivered, relayed or is only late is no bounce. */
export function readReport(mail: ReturnedMail, bounceAddress: string | undefined): Report | undefined {
  const status = mail.parts.find(({ type }) => type === 'message/delivery-status')
  if (status === undefined) return undefined
  const returned = mail.parts.filter(({ type }) =>
    ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global'].includes(type),
  )
  return {
    tokens: bounceAddress === undefined ? [] : mail.recipients.flatMap((one) => tokenOf(one, bounceAddress)),
    messageIds: returned.flatMap(({ text }) => messageIdOf(text)),
    bounces: blocksOf(status.text).flatMap(bounceOf),
  }
}

/** `bounces+token@domain`; the case of what stands before the @ may have been changed on the way. */
function tokenOf(recipient: string, bounceAddress: string): string[] {
  const [address, given] = [bounceAddress.toLowerCase(), recipient.toLowerCase()]
  const at = address.lastIndexOf('@')
  const [before, behind] = [`${address.slice(0, at)}+`, address.slice(at)]
  if (!given.startsWith(before) || !given.endsWith(behind)) return []
  return [given.slice(before.length, given.length - behind.length)]
}

function messageIdOf(text: string): string[] {
  const [header = ''] = text.split(/\r?\n\r?\n/, 1)
  const id = fieldsOf(header).get('message-id')
  return id === undefined ? [] : [id]
}

type Fields = ReadonlyMap<string, string>

/** RFC 3464 §2.1.1: blocks of header fields, an empty line between them. The first tells of the message, not of an address. */
function blocksOf(text: string): Fields[] {
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has('action'))
}

function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>()
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function bounceOf(fields: Fields): Bounce[] {
  if (fields.get('action')?.toLowerCase() !== 'failed') return []
  const status = /^([245])\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0]
  const address = addressOf(fields.get('original-recipient')) ?? addressOf(fields.get('final-recipient'))
  const said = fields.get('diagnostic-code') ?? fields.get('status') ?? ''
  return [
    {
      // `failed` is final (RFC 3464 §2.3.3); 4.x with it says that another day it may work.
      kind: status?.startsWith('4') ? 'soft' : 'hard',
      ...(status !== undefined && { status }),
      said: said.replace(/^[\w-]+\s*;\s*/, ''),
      ...(address !== undefined && { address }),
    },
  ]
}

/** `rfc822; somebody@somewhere` */
function addressOf(value: string | undefined): string | undefined {
  const address = value?.replace(/^[^;]*;/, '').trim()
  return address?.includes('@') ? address : undefined
}

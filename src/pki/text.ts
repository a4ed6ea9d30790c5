import type { Element } from './der-reader.ts'
import { Malformed } from './malformed.ts'

/** A byte order mark is a character like any other here: what is read must be written again. */
export function decodeUtf8(content: Uint8Array): string {
  return decode('utf-8', content)
}

const decoders = {
  'utf-8': /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  'utf-16be': /* @__PURE__ */ new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true }),
}

export function decodeLatin1(content: Uint8Array): string {
  let text = ''
  for (const octet of content) text += String.fromCharCode(octet)
  return text
}

/** The text of any of the string types that a name may hold. A TeletexString is taken for Latin-1, as everyone does. */
export function readText({ tag, content }: Element): string {
  const read = readers[tag]
  if (read === undefined) throw new Malformed('not a string')
  return read(content)
}

const readers: Readonly<Record<number, (content: Uint8Array) => string>> = {
  12: decodeUtf8,
  18: decodeLatin1,
  19: decodeLatin1,
  20: decodeLatin1,
  22: decodeLatin1,
  26: decodeLatin1,
  28: decodeUtf32,
  30: (content) => decode('utf-16be', content),
}

function decode(label: keyof typeof decoders, content: Uint8Array): string {
  try {
    return decoders[label].decode(content)
  } catch (cause) {
    throw new Malformed(`a string that is not ${label}`, { cause })
  }
}

function decodeUtf32(content: Uint8Array): string {
  let text = ''
  for (let at = 0; at < content.length; at += 4) {
    const character = content.subarray(at, at + 4).reduce((value, octet) => value * 256 + octet, 0)
    if (character > 0x10ffff || (character >= 0xd800 && character < 0xe000)) {
      throw new Malformed('a string that is not utf-32be')
    }
    text += String.fromCodePoint(character)
  }
  return text
}

import type { Bytes } from './bytes.ts'
import { type Der, encodeUtf8, taggedPrimitive } from './der.ts'
import type { Element } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import { decodeLatin1 } from './text.ts'

/** RFC 5280 §4.2.1.6: the kinds of GeneralName that we write. In a constraint an iPAddress has its mask behind it. */
export type GeneralName =
  | { readonly dNSName: string }
  | { readonly uniformResourceIdentifier: string }
  | { readonly iPAddress: Bytes }

export function encodeGeneralName(name: GeneralName): Der {
  if ('iPAddress' in name) return taggedPrimitive(7, name.iPAddress)
  if ('dNSName' in name) return taggedPrimitive(2, ia5(name.dNSName))
  return taggedPrimitive(6, ia5(name.uniformResourceIdentifier))
}

export function readGeneralName({ tag, content }: Element): GeneralName {
  if (tag === 0x87) return { iPAddress: content }
  if (tag !== 0x82 && tag !== 0x86) throw new Malformed('a GeneralName of a kind that is not accepted')
  const text = decodeLatin1(content)
  if (!visible.test(text)) throw new Malformed('a GeneralName that is not plain ASCII')
  return tag === 0x82 ? { dNSName: text } : { uniformResourceIdentifier: text }
}

/** IA5String, of which neither host names nor addresses use more than the visible part. */
const visible = /^[\x21-\x7e]+$/

function ia5(text: string): Bytes {
  if (!visible.test(text)) throw new RangeError(`"${text}" is not plain ASCII`)
  return encodeUtf8(text)
}

import type { Bytes } from './bytes.ts'
import { Malformed } from './malformed.ts'
import { parseOid } from './oid.ts'
import { decodeLatin1, decodeUtf8 } from './text.ts'

/**
 * Refuses a universal value in a form that DER does not have. Other classes are judged by who knows their type, and a
 * constructed value by what lies in it.
 */
export function checkUniversal(tag: number, primitive?: { readonly content: Bytes }): void {
  if (tag & 0xc0) return
  const check = types[tag]
  if (check === undefined) throw new Malformed(`a value with tag ${tag}, which has no place here`)
  if (check === anything) return
  if (primitive === undefined || check(primitive.content) === false)
    throw new Malformed(`a value with tag ${tag} that is not DER`)
}

/** Answers false, or throws something Malformed, for contents that DER does not allow. */
type Check = (content: Bytes) => unknown

const anything: Check = () => true
const fits = (content: Bytes, form: RegExp) => form.test(decodeLatin1(content))

// Only SEQUENCE and SET are constructed; in DER every string is primitive.
const types: Readonly<Record<number, Check>> = {
  1: (content) => content.length === 1 && (content[0] === 0x00 || content[0] === 0xff),
  2: isMinimal,
  3: isBitString,
  4: anything,
  5: (content) => content.length === 0,
  6: parseOid,
  10: isMinimal,
  12: decodeUtf8,
  18: (content) => fits(content, /^[0-9 ]*$/),
  19: (content) => fits(content, /^[A-Za-z0-9 '()+,\-./:=?]*$/),
  20: anything,
  22: (content) => fits(content, /^[\0-\x7f]*$/),
  23: (content) => fits(content, /^\d{12}Z$/),
  24: (content) => fits(content, /^\d{14}(?:\.\d*[1-9])?Z$/),
  26: (content) => fits(content, /^[\x20-\x7e]*$/),
  28: (content) => content.length % 4 === 0,
  30: (content) => content.length % 2 === 0,
  48: anything,
  49: anything,
}

/** X.690 §8.3.2: no octet in front that says nothing. */
function isMinimal(content: Bytes): boolean {
  const [first, second] = [content[0], content[1] ?? 0]
  if (first === undefined) return false
  return content.length === 1 || !((first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80))
}

/** X.690 §11.2.1: the unused bits of the last octet are zero. */
function isBitString(content: Bytes): boolean {
  const unused = content[0] ?? 8
  const last = content.length > 1 ? (content.at(-1) ?? 0) : 0
  return unused === 0 || (unused < 8 && content.length > 1 && (last & ((1 << unused) - 1)) === 0)
}

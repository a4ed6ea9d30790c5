import { toHex } from './bytes.ts'
import { encodeUtf8, utf8String } from './der.ts'
import type { Name, NameAttribute } from './name.ts'
import {
  id_at_commonName,
  id_at_countryName,
  id_at_localityName,
  id_at_organizationalUnitName,
  id_at_organizationName,
  id_at_serialNumber,
  id_at_stateOrProvinceName,
  id_at_streetAddress,
  id_domainComponent,
  id_userid,
  type Oid,
} from './oid.ts'

const keywords: Readonly<Record<Oid, string>> = {
  [id_at_commonName]: 'CN',
  [id_at_serialNumber]: 'serialNumber',
  [id_at_countryName]: 'C',
  [id_at_localityName]: 'L',
  [id_at_stateOrProvinceName]: 'ST',
  [id_at_streetAddress]: 'STREET',
  [id_at_organizationName]: 'O',
  [id_at_organizationalUnitName]: 'OU',
  [id_domainComponent]: 'DC',
  [id_userid]: 'UID',
}

/** RFC 4514: the narrowest attribute first. */
export function formatName(name: Name): string {
  return name.toReversed().map(formatAttribute).join(',')
}

function formatAttribute({ type, value }: NameAttribute): string {
  const keyword = keywords[type]
  return keyword === undefined ? `${type}=#${toHex(utf8String(value))}` : `${keyword}=${escaped(value)}`
}

/** RFC 4514 §2.4, and control characters too, so that a name never breaks the line it stands in. */
function escaped(value: string): string {
  return value.replace(/^[ #]|[ ]$|["+,;<>\\]|\p{Cc}/gu, (character) =>
    /\p{Cc}/u.test(character) ? toHex(encodeUtf8(character)).replace(/../g, '\\$&') : `\\${character}`,
  )
}

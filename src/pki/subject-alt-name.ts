import { type Der, sequence } from './der.ts'
import { fieldsOf, readDer } from './der-reader.ts'
import { encodeGeneralName, type GeneralName, readGeneralName } from './general-name.ts'
import { Malformed } from './malformed.ts'

/** RFC 5280 §4.2.1.6 */
export function encodeSubjectAltName(names: readonly GeneralName[]): Der {
  return sequence(...names.map(encodeGeneralName))
}

export function parseSubjectAltName(der: Uint8Array): GeneralName[] {
  const names = fieldsOf(readDer(der), 'SubjectAltName').rest().map(readGeneralName)
  const isAddress = (name: GeneralName) => 'iPAddress' in name && ![4, 16].includes(name.iPAddress.length)
  if (names.length === 0 || names.some(isAddress))
    throw new Malformed('SubjectAltName: no name, or not an address')
  return names
}

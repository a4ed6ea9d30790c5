import { type BasicConstraints, parseBasicConstraints } from './basic-constraints.ts'
import type { Bytes } from './bytes.ts'
import { expectTag, readDer } from './der-reader.ts'
import type { Extension } from './extension.ts'
import type { GeneralName } from './general-name.ts'
import { parseAuthorityKeyIdentifier, parseSubjectKeyIdentifier } from './key-identifier.ts'
import { type KeyUsage, parseExtKeyUsage, parseKeyUsage } from './key-usage.ts'
import { type NameConstraints, parseNameConstraints } from './name-constraints.ts'
import {
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_cRLDistributionPoints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_pe_authorityInfoAccess,
  id_pkix_ocsp_nocheck,
  type Oid,
} from './oid.ts'
import {
  type AccessDescription,
  parseAuthorityInfoAccess,
  parseCrlDistributionPoints,
} from './status-addresses.ts'
import { parseSubjectAltName } from './subject-alt-name.ts'

/** The extensions that we understand, by what they say. */
export interface KnownExtensions {
  readonly basicConstraints?: BasicConstraints
  readonly keyUsage?: readonly KeyUsage[]
  readonly extKeyUsage?: readonly Oid[]
  readonly subjectKeyIdentifier?: Bytes
  readonly authorityKeyIdentifier?: Bytes
  readonly subjectAltName?: readonly GeneralName[]
  readonly nameConstraints?: NameConstraints
  readonly cRLDistributionPoints?: readonly string[]
  readonly authorityInfoAccess?: readonly AccessDescription[]
  /** RFC 6960 §4.2.2.2.1 */
  readonly ocspNoCheck?: true
}

export const extensionIds = {
  basicConstraints: id_ce_basicConstraints,
  keyUsage: id_ce_keyUsage,
  extKeyUsage: id_ce_extKeyUsage,
  subjectKeyIdentifier: id_ce_subjectKeyIdentifier,
  authorityKeyIdentifier: id_ce_authorityKeyIdentifier,
  subjectAltName: id_ce_subjectAltName,
  nameConstraints: id_ce_nameConstraints,
  cRLDistributionPoints: id_ce_cRLDistributionPoints,
  authorityInfoAccess: id_pe_authorityInfoAccess,
  ocspNoCheck: id_pkix_ocsp_nocheck,
} satisfies Record<keyof KnownExtensions, Oid>

const readers: Readonly<Record<Oid, (extnValue: Uint8Array) => KnownExtensions>> = {
  [id_ce_basicConstraints]: (value) => ({ basicConstraints: parseBasicConstraints(value) }),
  [id_ce_keyUsage]: (value) => ({ keyUsage: parseKeyUsage(value) }),
  [id_ce_extKeyUsage]: (value) => ({ extKeyUsage: parseExtKeyUsage(value) }),
  [id_ce_subjectKeyIdentifier]: (value) => ({ subjectKeyIdentifier: parseSubjectKeyIdentifier(value) }),
  [id_ce_authorityKeyIdentifier]: (value) => ({ authorityKeyIdentifier: parseAuthorityKeyIdentifier(value) }),
  [id_ce_subjectAltName]: (value) => ({ subjectAltName: parseSubjectAltName(value) }),
  [id_ce_nameConstraints]: (value) => ({ nameConstraints: parseNameConstraints(value) }),
  [id_ce_cRLDistributionPoints]: (value) => ({ cRLDistributionPoints: parseCrlDistributionPoints(value) }),
  [id_pkix_ocsp_nocheck]: (value) => parseNoCheck(value),
  [id_pe_authorityInfoAccess]: (value) => ({ authorityInfoAccess: parseAuthorityInfoAccess(value) }),
}

function parseNoCheck(value: Uint8Array): KnownExtensions {
  expectTag(readDer(value), 0x05, 'NULL')
  return { ocspNoCheck: true }
}

/** The others stay in the list of extensions as they are. */
export function parseKnownExtensions(extensions: readonly Extension[]): KnownExtensions {
  return Object.assign({}, ...extensions.map(({ extnID, extnValue }) => readers[extnID]?.(extnValue)))
}

/** Every id is a UUID in lower-case text, made by ports/random; the brand keeps them apart. */
export type InstitutionId = string & { readonly brand: 'InstitutionId' }
export type ContractId = string & { readonly brand: 'ContractId' }
export type MemberId = string & { readonly brand: 'MemberId' }
export type EntitlementId = string & { readonly brand: 'EntitlementId' }
export type CertificateId = string & { readonly brand: 'CertificateId' }
export type RenewalId = string & { readonly brand: 'RenewalId' }
export type IssuerId = string & { readonly brand: 'IssuerId' }

/** Every id is a UUID in lower-case text, made by ports/random; the brand keeps them apart. */
export type InstitutionId = string & { readonly brand: 'InstitutionId' }
export type ContractId = string & { readonly brand: 'ContractId' }
export type MemberId = string & { readonly brand: 'MemberId' }
export type EntitlementId = string & { readonly brand: 'EntitlementId' }
export type CertificateId = string & { readonly brand: 'CertificateId' }
export type RenewalId = string & { readonly brand: 'RenewalId' }
export type IssuerId = string & { readonly brand: 'IssuerId' }
export type StaffId = string & { readonly brand: 'StaffId' }
export type ApprovalId = string & { readonly brand: 'ApprovalId' }
export type BoardMessageId = string & { readonly brand: 'BoardMessageId' }
export type ApiClientId = string & { readonly brand: 'ApiClientId' }
export type WebhookId = string & { readonly brand: 'WebhookId' }

/** Every kind of id above. */
export type Id =
  | InstitutionId
  | ContractId
  | MemberId
  | EntitlementId
  | CertificateId
  | RenewalId
  | IssuerId
  | StaffId
  | ApprovalId
  | BoardMessageId
  | ApiClientId
  | WebhookId

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Whether it looks as every id does. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}

/** Undefined for a text that is no id. */
export function readId<Kind extends Id>(text: string): Kind | undefined {
  return isUuid(text) ? (text as Kind) : undefined
}

/** For a text that only a fault of ours could have spoilt: throws. */
export function parseId<Kind extends Id>(text: string): Kind {
  const id = readId<Kind>(text)
  if (id === undefined) throw new TypeError(`not an id: ${text}`)
  return id
}

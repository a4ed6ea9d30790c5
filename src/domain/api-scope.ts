/** What a client of the API may do. Each is granted by two people, one by one, and none brings another. */
export const apiScopes = [
  'contracts:read',
  'contracts:write',
  'members:read',
  'members:write',
  'certificates:read',
  'notices:read',
  'imports:write',
  'imports:unattended',
  'webhooks:read',
  'webhooks:write',
] as const

export type ApiScope = (typeof apiScopes)[number]

export function isApiScope(text: string): text is ApiScope {
  return apiScopes.some((scope) => scope === text)
}

/** What the API can be asked for. */
export type ApiAct =
  | 'list-contracts'
  | 'read-contract'
  | 'add-contract'
  | 'list-members'
  | 'add-member'
  | 'read-member'
  | 'read-certificates'
  | 'read-notices'
  | 'import'
  | 'read-request'
  | 'list-webhooks'
  | 'read-webhook-messages'
  | 'replay-webhook'
  | 'replay-webhook-message'

/** Who may do what: a client with any of these. */
export const neededFor: Record<ApiAct, readonly ApiScope[]> = {
  'list-contracts': ['contracts:read'],
  'read-contract': ['contracts:read'],
  'add-contract': ['contracts:write'],
  'list-members': ['members:read'],
  'add-member': ['members:write'],
  'read-member': ['members:read'],
  'read-certificates': ['certificates:read'],
  'read-notices': ['notices:read'],
  import: ['imports:write'],
  // its own only, which it has asked for
  'read-request': ['contracts:write', 'members:write', 'imports:write'],
  'list-webhooks': ['webhooks:read'],
  'read-webhook-messages': ['webhooks:read'],
  'replay-webhook': ['webhooks:write'],
  'replay-webhook-message': ['webhooks:write'],
}

export function apiMay(scopes: readonly ApiScope[], act: ApiAct): boolean {
  return neededFor[act].some((scope) => scopes.includes(scope))
}

/** People come in at once where two people have agreed to that beforehand, and else by the word of somebody of the staff. */
export function bringsPeople(scopes: readonly ApiScope[]): 'at-once' | 'by-request' {
  return scopes.includes('imports:unattended') ? 'at-once' : 'by-request'
}

/**
 * RFC 6749 §3.3: what a token is asked for, of what the client has. Nothing asked is all that it has; undefined for what
 * it has not.
 */
export function grantedScopes(
  held: readonly ApiScope[],
  asked: string | undefined,
): readonly ApiScope[] | undefined {
  if (asked === undefined) return held
  const wanted = new Set(asked.split(' ').filter((each) => each !== ''))
  const granted = held.filter((scope) => wanted.has(scope))
  return granted.length > 0 && granted.length === wanted.size ? granted : undefined
}

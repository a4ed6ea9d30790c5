import type { Bilingual } from './language.ts'

/** A service of the institution that takes over whoever is logged on: what both people are shown who let it in. */
export type RelyingPartyShown = Readonly<{
  format: 1
  act: 'relying-party'
  clientId: string
  /** 'changed': there is one under this client_id, which becomes this one. */
  registration: 'new' | 'changed'
  name: Bilingual
  redirectUris: readonly string[]
  postLogoutUris: readonly string[]
  logoutUri: string
  loginUri: string
  /** SHA-256 of each public key, in lower-case hex, with its kind; bound by it. */
  keys: readonly Readonly<{ fingerprint: string; kind: string; pem: string }>[]
}>

/** As somebody would let it in. */
export type RelyingPartyWish = Pick<
  RelyingPartyShown,
  'clientId' | 'name' | 'redirectUris' | 'postLogoutUris' | 'logoutUri' | 'loginUri'
> & { pem: string }

export const longestServiceName = 60
export const longestUri = 500
export const mostUris = 5
export const mostKeys = 3

const clientIdForm = /^[a-z][a-z0-9-]{2,39}$/

export function isClientId(text: string): boolean {
  return clientIdForm.test(text)
}

export type RelyingPartyFault =
  | 'client-id'
  | 'redirect-uri'
  | 'post-logout-uri'
  | 'logout-uri'
  | 'login-uri'
  | 'key'
  | 'keys'

/** What of a wish cannot be registered; the keys are looked at by whoever can read them. */
export function relyingPartyFault(
  wish: Pick<RelyingPartyWish, 'clientId' | 'redirectUris' | 'postLogoutUris' | 'logoutUri' | 'loginUri'>,
): RelyingPartyFault | undefined {
  if (!isClientId(wish.clientId)) return 'client-id'
  if (wish.redirectUris.length === 0 || !areServiceUris(wish.redirectUris)) return 'redirect-uri'
  if (!areServiceUris(wish.postLogoutUris)) return 'post-logout-uri'
  if (!isServiceUri(wish.logoutUri)) return 'logout-uri'
  return isServiceUri(wish.loginUri) ? undefined : 'login-uri'
}

function areServiceUris(uris: readonly string[]): boolean {
  return uris.length <= mostUris && new Set(uris).size === uris.length && uris.every(isServiceUri)
}

/**
 * An address that is compared letter by letter must have one spelling: https, a host in lower case, a path without
 * steps, no user, no fragment, no blanks. A query may stand in it.
 */
export function isServiceUri(text: string): boolean {
  if (text.length > longestUri) return false
  const parts =
    /^https:\/\/([a-z0-9.-]+)(?::([1-9][0-9]{0,4}))?(\/[\w.~%!$&'()*+,;=:@/-]*)(?:\?[\w.~%!$&'()*+,;=:@/?-]*)?$/.exec(
      text,
    )
  if (parts === null) return false
  const [, host = '', port = '443', path = ''] = parts
  const isHost = host.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return isHost && Number(port) <= 65_535 && !path.split('/').some((step) => step === '.' || step === '..')
}

import { clientIdOf } from '../../domain/api-client.ts'
import { oneLine } from '../../domain/one-line.ts'
import { Refusal } from '../../domain/refusal.ts'
import {
  mostKeys,
  type RelyingPartyFault,
  type RelyingPartyShown,
  type RelyingPartyWish,
  relyingPartyFault,
} from '../../domain/relying-party.ts'
import { encodePem, parsePems } from '../../pki/pem.ts'
import { parseSpki } from '../../pki/spki.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { foreignKey } from '../predecessor/foreign-key.ts'

interface At {
  crypto: Ports['crypto']
  repositories: Pick<Repositories, 'openid'>
}

/** What both people would be shown of it. Refuses what cannot be registered. */
export async function showRelyingParty(
  { crypto, repositories }: At,
  wish: RelyingPartyWish,
): Promise<RelyingPartyShown> {
  const fault = relyingPartyFault(wish)
  if (fault !== undefined) throw unfit(fault)
  const keys = parsePems(wish.pem, ['PUBLIC KEY'])
  if (keys.length === 0 || keys.length > mostKeys) throw unfit('keys')
  const before = await repositories.openid.parties.byId(wish.clientId)
  return {
    format: 1,
    act: 'relying-party',
    clientId: wish.clientId,
    registration: before === undefined || before.endedAt !== undefined ? 'new' : 'changed',
    name: { ja: oneLine(wish.name.ja), en: oneLine(wish.name.en) },
    redirectUris: [...wish.redirectUris],
    postLogoutUris: [...wish.postLogoutUris],
    logoutUri: wish.logoutUri,
    loginUri: wish.loginUri,
    keys: keys.map((der) => ({
      fingerprint: crypto.sha256(der).toHex(),
      kind: kindOf(der),
      pem: encodePem('PUBLIC KEY', der),
    })),
  }
}

/** What a request is about, as every request is about a UUID: one request about a client_id is open at a time. */
export function subjectOf(
  { crypto }: Pick<Ports, 'crypto'>,
  { clientId }: Pick<RelyingPartyShown, 'clientId'>,
): string {
  return clientIdOf(crypto.sha256(new TextEncoder().encode(`relying-party ${clientId}`)).toHex())
}

function kindOf(spki: Uint8Array): string {
  const kind = foreignKey(parseSpki(spki))
  if (kind === undefined) throw unfit('key')
  return kind
}

export const unfit = (fault: RelyingPartyFault) =>
  new Refusal('relying-party-unfit', `no service can be registered so: ${fault}`, { fault })

import { Refusal } from '../../domain/refusal.ts'
import type { RelyingPartyShown } from '../../domain/relying-party.ts'
import { record } from '../audit/record.ts'
import type { RequestKind } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { showRelyingParty } from './show-relying-party.ts'

/** A request to let a service in, or to change it. It dies when the service came or went meanwhile. */
export const relyingPartyAdding: RequestKind<RelyingPartyShown> = {
  async showAgain(place, shown) {
    try {
      return await showRelyingParty(place, { ...shown, pem: shown.keys.map(({ pem }) => pem).join('') })
    } catch (error) {
      if (error instanceof Refusal) return undefined
      throw error
    }
  },
  async carryOut(ports, tx, { session, approvalId }, shown) {
    const registeredAt = ports.clock.now()
    const { clientId, name, redirectUris, postLogoutUris, logoutUri, loginUri, keys } = shown
    await tx.openid.parties.register({
      clientId,
      name,
      redirectUris,
      postLogoutUris,
      logoutUri,
      loginUri,
      keys: keys.map(({ pem }) => pem),
      approvalId,
      registeredAt,
    })
    await record(ports, tx, {
      ...byStaff(session, registeredAt),
      kind: 'relying-party-registered',
      facts: {
        client: clientId,
        keys: keys.map(({ fingerprint }) => fingerprint).join(' '),
        approval: approvalId,
      },
    })
  },
}

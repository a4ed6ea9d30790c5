import type { ApprovalId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { RelyingPartyShown } from '../../domain/relying-party.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Happening, record } from '../audit/record.ts'
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
    await registerParty(ports, tx, byStaff(session, ports.clock.now()), approvalId, shown)
  },
}

/** What two people have agreed to is so from now on, with its event. */
export async function registerParty(
  ports: Pick<Ports, 'random' | 'crypto'>,
  tx: Repositories,
  by: Pick<Happening, 'at' | 'actor' | 'actorId'>,
  approvalId: ApprovalId,
  { clientId, name, redirectUris, postLogoutUris, logoutUri, loginUri, keys }: RelyingPartyShown,
): Promise<void> {
  await tx.openid.parties.register({
    clientId,
    name,
    redirectUris,
    postLogoutUris,
    logoutUri,
    loginUri,
    keys: keys.map(({ pem }) => pem),
    approvalId,
    registeredAt: by.at,
  })
  await record(ports, tx, {
    ...by,
    kind: 'relying-party-registered',
    facts: {
      client: clientId,
      keys: keys.map(({ fingerprint }) => fingerprint).join(' '),
      approval: approvalId,
    },
  })
}

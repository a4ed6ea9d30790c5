import type { ApiClientShown } from '../../domain/api-client.ts'
import { parseId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import { record } from '../audit/record.ts'
import type { RequestKind } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { keyOf, showClient } from './read-client-key.ts'

/** A request to let a program in. It dies when its certificate is over, or its key came in another way. */
export const clientAdding: RequestKind<ApiClientShown> = {
  async showAgain(place, shown) {
    try {
      return await showClient(place, shown)
    } catch (error) {
      if (error instanceof Refusal) return undefined
      throw error
    }
  },
  async carryOut(ports, tx, { session, approvalId }, shown) {
    const addedAt = ports.clock.now()
    const { clientId, name, way, fingerprint, scopes } = shown
    await tx.api.addClient({
      id: parseId(clientId),
      name,
      way,
      key: keyOf(shown),
      fingerprint: Uint8Array.fromHex(fingerprint),
      scopes,
      approvalId,
      addedAt,
    })
    await record(ports, tx, {
      ...byStaff(session, addedAt),
      kind: 'api-client-added',
      facts: { client: clientId, fingerprint, scopes: scopes.join(' '), approval: approvalId },
    })
  },
}

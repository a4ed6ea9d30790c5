import type { ApprovalId } from '../../src/domain/id.ts'
import type { Session } from '../../src/service/logon/session.ts'
import { enterService, sidOf } from '../../src/service/openid/service-log-on.ts'
import { keyPem } from '../world/api-client.ts'
import { serviceWish } from '../world/service.ts'
import type { World } from '../world.ts'

/** A service of an institution: its client_id. */
export interface ServiceThings {
  serviceId: string
}

/** It is let in, and the provider remembers something. */
export async function addService(
  { ports, institution }: World,
  slug: string,
  approvalId: ApprovalId,
): Promise<ServiceThings> {
  const there = institution(slug)
  const { openid } = ports.store.at(there.id)
  const { pem, ...wish } = serviceWish(keyPem().pem, `ib-${slug}`)
  const now = ports.clock.now()
  await openid.parties.register({ ...wish, keys: [pem], approvalId, registeredAt: now })
  const idHash = ports.random.bytes(32)
  await openid.states.put('Grant', { idHash, payload: '{}', expiresAt: now.add({ hours: 1 }) })
  return { serviceId: wish.clientId }
}

/** Somebody has gone on to it. What the service knows his session by. */
export async function enterFor(
  { ports, institution }: World,
  slug: string,
  session: Session,
  serviceId: string,
): Promise<string> {
  await enterService(ports, institution(slug), session, serviceId)
  return sidOf(ports, session.record.id, serviceId)
}

import type { ApiClientRecord } from '../../ports/api-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingPartyRecord } from '../../ports/openid-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { WebhookRecord } from '../../ports/webhooks.ts'

type Looking = Pick<Ports, 'store'>

/**
 * What two people of the office have let in, and what has ended, without a word of its keys and secrets. None of it is a
 * person: nobody is looked at.
 */
export async function listServices({ store }: Looking, { id }: InstitutionRecord) {
  const { parties, logOns } = store.at(id).openid
  const services = (await parties.all()).map(withoutKeys)
  return { services, untold: await logOns.waiting() }
}

export async function listEndpoints({ store }: Looking, { id }: InstitutionRecord) {
  const { webhooks } = store.at(id)
  return (await webhooks.all()).map(endpoint)
}

export async function listClients({ store }: Looking, { id }: InstitutionRecord) {
  return (await store.at(id).api.clients()).map(client)
}

function withoutKeys({ clientId, name, logoutUri, registeredAt, endedAt }: RelyingPartyRecord) {
  return { clientId, name, logoutUri, registeredAt, ...(endedAt && { endedAt }) }
}

function endpoint({ id, name, url, types, addedAt, endedAt, paused, secretMadeAt, waiting }: WebhookRecord) {
  const state = endedAt
    ? ('ended' as const)
    : paused
      ? ('paused' as const)
      : secretMadeAt === undefined
        ? ('no-secret' as const)
        : ('sends' as const)
  return { id, name, url, types, state, waiting, addedAt, ...(endedAt && { endedAt }) }
}

function client({ id, name, way, fingerprint, scopes, addedAt, endedAt }: ApiClientRecord) {
  return { id, name, way, fingerprint: fingerprint.toHex(), scopes, addedAt, ...(endedAt && { endedAt }) }
}

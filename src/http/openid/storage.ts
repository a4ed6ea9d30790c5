import type { Adapter, AdapterPayload } from 'oidc-provider'
import { isClientId } from '../../domain/relying-party.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { OpenidModel, OpenidState, RelyingPartyRecord } from '../../ports/openid-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { enterService } from '../../service/openid/service-log-on.ts'
import { hashToken } from '../../service/token.ts'
import { asking } from './asking.ts'
import { clientOf } from './client-of.ts'

const models: readonly OpenidModel[] = [
  'Session',
  'Interaction',
  'AuthorizationCode',
  'AccessToken',
  'Grant',
  'PushedAuthorizationRequest',
  'ReplayDetection',
]

/** It is there when it asks us, and not when the program starts. */
const library = () => import('oidc-provider')

/** What the provider remembers, in our tables: by the hash of what the other side holds, so that a copy of them is no key. */
export function storage(ports: Ports, institution: InstitutionRecord, name: string): Adapter {
  if (name === 'Client') return clients(ports, institution)
  const model = models.find((known) => known === name)
  return model === undefined ? nothingOf(name) : states(ports, institution, model)
}

function clients({ store }: Ports, { id: institution }: InstitutionRecord): Adapter {
  const { parties } = store.at(institution).openid
  return {
    ...nothingOf('Client'),
    async find(clientId) {
      // Anybody may write anything there, and a text with a NUL the database does not even compare.
      if (!isClientId(clientId)) return undefined
      const party: RelyingPartyRecord | undefined = await parties.byId(clientId)
      return party === undefined || party.endedAt !== undefined ? undefined : clientOf(party)
    },
  }
}

function states(ports: Ports, institution: InstitutionRecord, model: OpenidModel): Adapter {
  const { clock, crypto, store } = ports
  const { states: rows } = store.at(institution.id).openid
  const hash = (id: string) => hashToken(crypto, id)
  return {
    ...nothingOf(model),
    async upsert(id, payload, expiresIn = 0) {
      if (model === 'AuthorizationCode') await enter(ports, institution, payload)
      const state = stateOf(hash, id, payload, clock.machine().add({ seconds: expiresIn }))
      if (model !== 'ReplayDetection') return rows.put(model, state)
      if (await rows.putNew(model, state)) return
      const { errors } = await library()
      throw new errors.InvalidClient('this assertion was used before')
    },
    async find(id) {
      const state = await rows.find(model, hash(id), clock.machine())
      return state && payloadOf(state, id)
    },
    async findByUid(uid) {
      const state = await rows.findByUid(model, hash(uid), clock.machine())
      return state && payloadOf(state, undefined)
    },
    async consume(id) {
      const isFirst = await rows.consume(model, hash(id), clock.machine())
      if (isFirst) return
      const { errors } = await library()
      throw new errors.InvalidGrant('it was used before')
    },
    destroy: (id) => rows.remove(model, hash(id)),
    revokeByGrantId: (grantId) => rows.removeOfGrant(hash(grantId)),
  }
}

/** A code is handed out: from now on the service is told when the log-on is over. */
async function enter(
  ports: Ports,
  institution: InstitutionRecord,
  { clientId }: AdapterPayload,
): Promise<void> {
  const session = asking.getStore()?.session
  if (session === undefined || clientId === undefined) throw new Error('a code was made for nobody')
  await enterService(ports, institution, session, clientId)
}

function stateOf(
  hash: (id: string) => Uint8Array,
  id: string,
  { jti: _, ...payload }: AdapterPayload,
  expiresAt: Temporal.Instant,
): OpenidState {
  const { grantId, uid } = payload
  return {
    idHash: hash(id),
    ...(grantId !== undefined && { grantHash: hash(grantId) }),
    ...(uid !== undefined && { uidHash: hash(uid) }),
    payload: JSON.stringify(payload),
    expiresAt,
  }
}

function payloadOf({ payload, consumedAt }: OpenidState, id: string | undefined): AdapterPayload {
  const kept: AdapterPayload = JSON.parse(payload)
  return {
    ...kept,
    ...(id !== undefined && { jti: id }),
    ...(consumedAt && { consumed: Math.floor(consumedAt.epochMilliseconds / 1000) }),
  }
}

/** What is asked of a model that we do not have, or of one in a way that it does not know, is a fault of ours. */
function nothingOf(name: string): Adapter {
  const never = async () => {
    throw new Error(`the provider has no business with ${name}`)
  }
  return {
    upsert: never,
    find: never,
    findByUserCode: never,
    findByUid: never,
    consume: never,
    destroy: never,
    revokeByGrantId: never,
  }
}

import { planKeys } from '../../domain/openid-key.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { SealedOpenidKey } from '../../ports/openid-records.ts'
import type { OpenidKeyPair } from '../../ports/openid-signing.ts'
import type { Ports } from '../../ports/ports.ts'

export interface SigningKeys {
  signing: OpenidKeyPair
  /** All that services are told of, the signing one first. */
  known: OpenidKeyPair[]
}

type KeyPorts = Pick<Ports, 'store' | 'clock' | 'seal' | 'openidSigning'>

/**
 * The keys of an institution's tokens. One that is due is made by whoever asks first; two nodes that ask at once make
 * two, which harms nobody. They live by the machine's clock: services do.
 */
export async function signingKeys(ports: KeyPorts, { id }: InstitutionRecord): Promise<SigningKeys> {
  const { keys } = ports.store.at(id).openid
  const plan = planKeys(await keys.all(), ports.clock.machine())
  await keys.remove(plan.over.map(({ keyId }) => keyId))
  if (plan.isNewDue) await makeKey(ports, id)
  const { signing, known } = plan.isNewDue ? planKeys(await keys.all(), ports.clock.machine()) : plan
  if (signing === undefined) throw new Error('a key was made and is not there')
  return { signing: opened(ports, id, signing), known: known.map((key) => opened(ports, id, key)) }
}

async function makeKey({ store, clock, seal, openidSigning }: KeyPorts, id: InstitutionRecord['id']) {
  const { keyId, publicKey, privateKey } = await openidSigning.make()
  const sealed = seal.seal(privateKey, contextOf(id, keyId))
  await store.at(id).openid.keys.add({ keyId, publicKey, sealed, madeAt: clock.machine() })
}

function opened(
  { seal }: KeyPorts,
  id: InstitutionRecord['id'],
  { keyId, publicKey, sealed }: SealedOpenidKey,
): OpenidKeyPair {
  return { keyId, publicKey, privateKey: seal.open(sealed, contextOf(id, keyId)) }
}

const contextOf = (id: InstitutionRecord['id'], keyId: string) => `openid-key ${id} ${keyId}`

import { planKeys } from '../../domain/openid-key.ts'
import { Refusal } from '../../domain/refusal.ts'
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

/** The keys of an institution's tokens. They live by the machine's clock: services do. Whoever asks makes none. */
export async function signingKeys(
  { store, clock, seal }: Pick<KeyPorts, 'store' | 'clock' | 'seal'>,
  { id }: InstitutionRecord,
): Promise<SigningKeys> {
  const { signing, known } = planKeys(await store.at(id).openid.keys.all(), clock.machine())
  if (signing === undefined) throw new Refusal('busy', 'the first key is not made yet')
  const open = ({ keyId, publicKey, sealed }: SealedOpenidKey): OpenidKeyPair => ({
    keyId,
    publicKey,
    privateKey: seal.open(sealed, contextOf(id, keyId)),
  })
  return { signing: open(signing), known: known.map(open) }
}

/** Makes the one that is due, and takes away those that are over. Nodes that do so at once make one. */
export async function keepSigningKeys(ports: KeyPorts, { id }: InstitutionRecord): Promise<void> {
  const { clock, store } = ports
  const { isNewDue, over } = planKeys(await store.at(id).openid.keys.all(), clock.machine())
  if (!isNewDue && over.length === 0) return
  const key = await newKey(ports, id)
  await store.transact(id, async ({ openid: { keys } }) => {
    await keys.lock()
    const plan = planKeys(await keys.all(), clock.machine())
    await keys.remove(plan.over.map(({ keyId }) => keyId))
    if (plan.isNewDue) await keys.add(key)
  })
}

async function newKey(
  { clock, seal, openidSigning }: KeyPorts,
  id: InstitutionRecord['id'],
): Promise<SealedOpenidKey> {
  const { keyId, publicKey, privateKey } = await openidSigning.make()
  return { keyId, publicKey, sealed: seal.seal(privateKey, contextOf(id, keyId)), madeAt: clock.machine() }
}

const contextOf = (id: InstitutionRecord['id'], keyId: string) => `openid-key ${id} ${keyId}`

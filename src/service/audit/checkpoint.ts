import { encodeCheckpoint, formatCheckpoint } from '../../domain/audit-checkpoint.ts'
import { emptyHead } from '../../domain/audit-seal.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { AuditKey } from '../../ports/audit-seal.ts'
import type { CheckpointPlace } from '../../ports/checkpoint-place.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyMaker } from '../../ports/signer.ts'

export interface CheckpointPorts extends Pick<Ports, 'store' | 'clock' | 'crypto' | 'signer'> {
  keyMaker: KeyMaker
  place: CheckpointPlace
}

interface Institution {
  id: InstitutionId
  slug: string
}

/** One checkpoint an hour. Harmless to ask as often as one likes, and on several nodes. */
export async function writeHourlyCheckpoint(ports: CheckpointPorts, institution: Institution): Promise<void> {
  const name = `${institution.slug}-${hourOf(ports.clock.now())}-hour.checkpoint`
  if (await ports.place.has(name)) return
  await writeCheckpoint(ports, institution, () => name)
}

/** The one that a node leaves when it ends. Of two nodes that saw the same, the first one's is kept. */
export async function writeLastCheckpoint(ports: CheckpointPorts, institution: Institution): Promise<void> {
  const hour = hourOf(ports.clock.now())
  await writeCheckpoint(
    ports,
    institution,
    (count) => `${institution.slug}-${hour}-stop-${String(count).padStart(12, '0')}.checkpoint`,
  )
}

/** Names sort by time: `a-20270212T01Z-…`. */
function hourOf(now: Temporal.Instant): string {
  return `${now.toString({ smallestUnit: 'minute' }).slice(0, '2027-02-12T01'.length).replaceAll('-', '')}Z`
}

async function writeCheckpoint(
  ports: CheckpointPorts,
  { id }: Institution,
  nameOf: (count: number) => string,
): Promise<void> {
  const { store, clock, crypto, signer, place } = ports
  const { keyId, signatureAlgorithm, spki } = await signingKey(ports, id)
  const { count, hash } = (await store.at(id).seals.head()) ?? emptyHead(crypto.sha256, id)
  const checkpoint = { institutionId: id, count, head: hash.toHex(), at: clock.now(), keyId }
  const signed = encodeCheckpoint(checkpoint)
  const signature = await signer.sign(keyId, signatureAlgorithm, signed)
  if (!crypto.verify(spki, signatureAlgorithm, signed, signature)) {
    throw new Error(`the signer gave a bad signature with key ${keyId}`)
  }
  await place.put(nameOf(count), formatCheckpoint({ checkpoint, signature }))
}

/**
 * The institution's key for checkpoints, made when it is first needed. A key that is recorded and cannot sign is a
 * fault and never replaced by itself: a new key is what a forger would bring.
 */
async function signingKey(
  { store, clock, keyMaker }: CheckpointPorts,
  institution: InstitutionId,
): Promise<AuditKey> {
  const { auditKeys } = store.at(institution)
  const [newest] = await auditKeys.all()
  if (newest !== undefined) return newest
  const { keyId, spki } = await keyMaker.make('P-256')
  return await auditKeys.addFirst({ keyId, signatureAlgorithm: 'ecdsa-with-SHA256', spki }, clock.now())
}

import { judgeEntry } from '../../domain/audit-chain.ts'
import { encodeCheckpoint, type SignedCheckpoint } from '../../domain/audit-checkpoint.ts'
import type { AuditFault } from '../../domain/audit-fault.ts'
import { type AuditHead, emptyHead } from '../../domain/audit-seal.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { AuditInspection, AuditKey, SealedEntry } from '../../ports/audit-seal.ts'
import type { Ports } from '../../ports/ports.ts'

export interface VerifyPorts extends Pick<Ports, 'store' | 'clock'> {
  crypto: Pick<Ports['crypto'], 'sha256' | 'verify'>
}

export interface NamedCheckpoint extends SignedCheckpoint {
  name: string
}

export interface AuditReport {
  /** Its slug. */
  institution: string
  /** How many seals were followed. */
  count: number
  /** The chain hash of the last one, lower-case hex. */
  head: string
  /** Events that were sealed more than a minute after they happened: after an outage, or put in later. */
  late: number
  /** How many events good checkpoints vouch for. */
  vouched: number
  checkpoints: number
  /** The keys that a checkpoint had to be signed with one of. */
  keyIds: readonly string[]
  /** The first ones; `faultCount` counts all. */
  faults: AuditFault[]
  faultCount: number
}

const page = 1000
const shown = 100
const patience = Temporal.Duration.from({ minutes: 1 })

/**
 * Follows the chain from its first seal, makes every leaf anew from the stored columns, looks for events that are in
 * the trail and not in the chain, and holds the checkpoints against it. They must be signed with a pinned key; where
 * none is pinned, with that of the oldest. Read the checkpoints before this is called, not while it runs. Only reads.
 */
export async function verifyAudit(
  ports: VerifyPorts,
  institution: { id: InstitutionId; slug: string },
  checkpoints: readonly NamedCheckpoint[],
  pinned: readonly string[],
): Promise<AuditReport> {
  const { inspection, auditKeys, seals } = ports.store.at(institution.id)
  const faults = faultList()
  const empty = emptyHead(ports.crypto.sha256, institution.id)
  const upTo = (await seals.head())?.count ?? 0
  const hashes = new Map<number, string>(checkpoints.map(({ checkpoint }) => [checkpoint.count, '']))
  const note = ({ count, hash }: AuditHead) => hashes.has(count) && hashes.set(count, hash.toHex())
  note(empty)
  const followed = await followChain(ports, inspection, { head: empty, upTo, faults, note })
  await lookForUnsealed(ports, inspection, faults)

  const keyIds = pinned.length > 0 ? pinned : keyOfOldest(checkpoints)
  const keys = await auditKeys.all()
  let vouched = 0
  for (const each of checkpoints) {
    const kind = judgeCheckpoint(ports, each, { keys, keyIds, count: followed.head.count, hashes })
    if (kind === undefined) vouched = Math.max(vouched, each.checkpoint.count)
    else faults.add({ kind, checkpoint: each.name, at: each.checkpoint.at })
  }
  return {
    institution: institution.slug,
    count: followed.head.count,
    head: followed.head.hash.toHex(),
    late: followed.late,
    vouched,
    checkpoints: checkpoints.length,
    keyIds,
    faults: faults.first,
    faultCount: faults.count(),
  }
}

interface FaultList {
  first: AuditFault[]
  add(...more: AuditFault[]): void
  count(): number
}

function faultList(): FaultList {
  const first: AuditFault[] = []
  let count = 0
  return {
    first,
    add(...more) {
      count += more.length
      first.push(...more.slice(0, shown - first.length))
    },
    count: () => count,
  }
}

interface Walk {
  head: AuditHead
  upTo: number
  faults: FaultList
  note(head: AuditHead): void
}

async function followChain(
  { crypto }: VerifyPorts,
  inspection: AuditInspection,
  { head, upTo, faults, note }: Walk,
): Promise<{ head: AuditHead; late: number }> {
  let before = head
  let late = 0
  for (;;) {
    const entries: SealedEntry[] = await inspection.entries(before.count, upTo, page)
    for (const { seal, row } of entries) {
      faults.add(...judgeEntry(crypto.sha256, before, seal, row))
      if (Temporal.Instant.compare(seal.sealedAt, seal.at.add(patience)) > 0) late += 1
      before = { count: seal.sequence, hash: seal.chainHash }
      note(before)
    }
    if (entries.length < page) return { head: before, late }
  }
}

async function lookForUnsealed(
  { clock }: VerifyPorts,
  inspection: AuditInspection,
  faults: FaultList,
): Promise<void> {
  for (const { id, at } of await inspection.lost(page)) faults.add({ kind: 'event-lost', eventId: id, at })
  const waiting = await inspection.waiting(clock.now().subtract(patience), page)
  for (const { id, at, event } of waiting) {
    faults.add({ kind: event === 'there' ? 'event-waiting' : 'event-missing', eventId: id, at })
  }
}

function keyOfOldest(checkpoints: readonly NamedCheckpoint[]): string[] {
  const [oldest] = [...checkpoints].sort((a, b) => Temporal.Instant.compare(a.checkpoint.at, b.checkpoint.at))
  return oldest === undefined ? [] : [oldest.checkpoint.keyId]
}

interface Chain {
  keys: readonly AuditKey[]
  keyIds: readonly string[]
  count: number
  /** By count. */
  hashes: ReadonlyMap<number, string>
}

function judgeCheckpoint(
  { crypto }: VerifyPorts,
  { checkpoint, signature }: NamedCheckpoint,
  { keys, keyIds, count, hashes }: Chain,
): AuditFault['kind'] | undefined {
  const key = keys.find((each) => each.keyId === checkpoint.keyId)
  const isKey =
    key !== undefined && crypto.sha256(key.spki).toHex() === key.keyId && keyIds.includes(key.keyId)
  if (!isKey) return 'checkpoint-key'
  if (!crypto.verify(key.spki, key.signatureAlgorithm, encodeCheckpoint(checkpoint), signature)) {
    return 'checkpoint-signature'
  }
  if (checkpoint.count > count) return 'checkpoint-ahead'
  return hashes.get(checkpoint.count) === checkpoint.head ? undefined : 'checkpoint-differs'
}

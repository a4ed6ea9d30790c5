import { type AuditEvent, auditLeaf } from './audit-event.ts'
import type { AuditFault } from './audit-fault.ts'
import { type AuditHead, type AuditSeal, chainHash } from './audit-seal.ts'

type Sha256 = (bytes: Uint8Array) => Uint8Array

/** An event as it is stored. */
export interface StoredEvent {
  event: AuditEvent
  decision?: string
  leafHash: Uint8Array
}

/** What is wrong with this seal and its event, when the one before it was `before`. */
export function judgeEntry(
  sha256: Sha256,
  before: AuditHead,
  seal: AuditSeal,
  row: StoredEvent | 'missing' | 'unreadable',
): AuditFault[] {
  const kinds = [...judgeChain(sha256, before, seal), ...judgeEvent(sha256, seal, row)]
  return kinds.map((kind) => ({ kind, sequence: seal.sequence, eventId: seal.eventId, at: seal.at }))
}

/** The faults of a chain that is followed from the seal before, as it is stored: one broken link is one fault. */
function judgeChain(sha256: Sha256, before: AuditHead, seal: AuditSeal): AuditFault['kind'][] {
  if (seal.sequence !== before.count + 1) return ['seal-missing']
  const expected = chainHash(sha256, before.hash, seal.leafHash)
  return equal(seal.chainHash, expected) ? [] : ['chain-broken']
}

function judgeEvent(
  sha256: Sha256,
  seal: AuditSeal,
  row: StoredEvent | 'missing' | 'unreadable',
): AuditFault['kind'][] {
  if (row === 'missing') return ['event-missing']
  if (row === 'unreadable') return ['event-changed']
  const leaf = leafOf(sha256, row.event)
  const isAsSealed = leaf !== undefined && equal(leaf, seal.leafHash) && equal(leaf, row.leafHash)
  return [...(isAsSealed ? [] : ['event-changed' as const]), ...judgeDecision(sha256, row)]
}

function judgeDecision(sha256: Sha256, { event, decision }: StoredEvent): AuditFault['kind'][] {
  const hash = decision === undefined ? undefined : sha256(new TextEncoder().encode(decision)).toHex()
  return event.facts?.decision === hash ? [] : ['decision-changed']
}

/** Undefined for an event that has no leaf, because no such event is ever written. */
function leafOf(sha256: Sha256, event: AuditEvent): Uint8Array | undefined {
  try {
    return sha256(auditLeaf(event))
  } catch {
    return undefined
  }
}

/** Nothing here is secret, so that time may tell where they differ. */
const equal = (a: Uint8Array, b: Uint8Array) => a.toHex() === b.toHex()

import { parseCheckpoint } from '../../domain/audit-checkpoint.ts'
import type { AuditFault } from '../../domain/audit-fault.ts'
import type { InstitutionId } from '../../domain/id.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { CheckpointFile } from '../../ports/checkpoint-place.ts'
import { type AuditReport, type NamedCheckpoint, type VerifyPorts, verifyAudit } from './verify.ts'

export interface Evidence {
  checkpoints: readonly CheckpointFile[]
  /** Key ids that somebody wrote down elsewhere. Empty: that of each institution's oldest checkpoint counts. */
  keyIds: readonly string[]
}

export interface Verification {
  intact: boolean
  institutions: AuditReport[]
  /** Checkpoints that are nobody's. */
  strays: AuditFault[]
}

/** Verifies these institutions' trails. `all` tells a checkpoint of another institution from one that has vanished. */
export async function verifyTrails(
  ports: VerifyPorts,
  institutions: readonly { id: InstitutionId; slug: string }[],
  all: readonly { id: InstitutionId }[],
  { checkpoints, keyIds }: Evidence,
): Promise<Verification> {
  const strays: AuditFault[] = []
  const known: NamedCheckpoint[] = []
  for (const { name, text } of checkpoints) {
    const parsed = parse(name, text)
    if (parsed === undefined) strays.push({ kind: 'checkpoint-malformed', checkpoint: name })
    else if (all.some(({ id }) => id === parsed.checkpoint.institutionId)) known.push(parsed)
    else strays.push({ kind: 'checkpoint-foreign', checkpoint: name })
  }
  const reports: AuditReport[] = []
  for (const institution of institutions) {
    const its = known.filter(({ checkpoint }) => checkpoint.institutionId === institution.id)
    reports.push(await verifyAudit(ports, institution, its, keyIds))
  }
  const intact = strays.length === 0 && reports.every(({ faultCount }) => faultCount === 0)
  return { intact, institutions: reports, strays }
}

function parse(name: string, text: string): NamedCheckpoint | undefined {
  try {
    return { name, ...parseCheckpoint(text) }
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

import type { AuditFault, AuditFaultKind } from '../domain/audit-fault.ts'
import type { CheckpointFile } from '../ports/checkpoint-place.ts'
import type { AuditReport, VerifyPorts } from '../service/audit/verify.ts'
import { type Verification, verifyTrails } from '../service/audit/verify-trails.ts'
import type { AuditVerify } from './audit-arguments.ts'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'

/** `warifu audit verify`: what it prints, and the code that it ends with. */
export async function auditVerify(
  ports: VerifyPorts,
  checkpoints: readonly CheckpointFile[],
  { institution, keyIds, form }: Pick<AuditVerify, 'institution' | 'keyIds' | 'form'>,
): Promise<Printed> {
  const all = await ports.store.institutions.all()
  const chosen = institution === undefined ? all : [await requireInstitution(ports, institution)]
  return describe(await verifyTrails(ports, chosen, all, { checkpoints, keyIds }), form)
}

function describe(verification: Verification, form: AuditVerify['form']): Printed {
  const exitCode = verification.intact ? exitCodes.done : exitCodes.refused
  if (form === 'json')
    return { text: `${JSON.stringify(verification, undefined, 2)}\n`, exitCode, isReport: true }
  const lines = [
    ...verification.institutions.flatMap(describeReport),
    ...verification.strays.map(describeFault),
    verification.intact ? 'The audit trail is intact.' : 'THE AUDIT TRAIL IS NOT INTACT.',
  ]
  return { text: `${lines.join('\n')}\n`, exitCode, isReport: true }
}

function describeReport(report: AuditReport): string[] {
  const { institution, count, head, late, vouched, checkpoints, keyIds, faults, faultCount } = report
  const verdict = faultCount === 0 ? 'no fault' : `${counted(faultCount, 'FAULT')}`
  return [
    `${institution}: ${counted(count, 'event')} sealed, ${verdict}`,
    `  head ${head}`,
    checkpoints === 0
      ? '  no checkpoint was compared: whoever can rewrite the database could have rewritten all of it'
      : `  ${counted(checkpoints, 'checkpoint')}, signed by ${keyIds.join(' or ')}; ${counted(vouched, 'event')} vouched for, ${count - vouched} newer`,
    ...(late === 0 ? [] : [`  ${counted(late, 'event')} sealed more than a minute after the time it bears`]),
    ...faults.map(describeFault),
    ...(faultCount > faults.length ? [`  and ${faultCount - faults.length} more`] : []),
  ]
}

function describeFault({ kind, sequence, eventId, at, checkpoint }: AuditFault): string {
  const where = [
    ...(checkpoint === undefined ? [] : [checkpoint]),
    ...(sequence === undefined ? [] : [`number ${sequence}`]),
    ...(eventId === undefined ? [] : [`event ${eventId}`]),
    ...(at === undefined ? [] : [at.toString()]),
  ]
  return `  ${kind}: ${sentences[kind]} (${where.join(', ')})`
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

const sentences = {
  'event-missing': 'the event was taken out of the trail',
  'event-changed': 'the event is not as it was when it was sealed',
  'decision-changed': 'the decision text is not the one that the event names',
  'event-lost': 'the event was kept from being sealed',
  'event-waiting': 'the event has waited for its seal for more than a minute',
  'seal-missing': 'the numbers before this one are missing',
  'chain-broken': 'the chain does not follow from the number before',
  'checkpoint-malformed': 'the file is not a checkpoint, or was changed',
  'checkpoint-foreign': 'its institution is not in the database',
  'checkpoint-key': 'it is not signed with the key that was expected, or the database does not know that key',
  'checkpoint-signature': 'the signature is not good',
  'checkpoint-ahead': 'it counts events that the trail does not have: the end was cut off',
  'checkpoint-differs': 'at its count the chain was another: the trail was rewritten',
} satisfies Record<AuditFaultKind, string>

import type { Remedy } from '../domain/journal.ts'
import type { Journal, JournalFault } from '../ports/journal.ts'
import type { Ports } from '../ports/ports.ts'
import { type Comparison, compareJournals, damagesOf } from '../service/journal/compare-journals.ts'
import { reconcile } from '../service/journal/reconcile.ts'
import type { RemedyOutcome } from '../service/journal/remedy.ts'
import { exitCodes } from './exit-code.ts'
import type { JournalReconcile } from './journal-arguments.ts'
import type { Printed } from './printed.ts'

/** `warifu journal status`: 1 where doors are closed. */
export async function journalStatus(
  ports: Pick<Ports, 'store'>,
  journal: Pick<Journal, 'read'>,
): Promise<Printed> {
  const found = await compareJournals(ports, journal)
  const names = await namesOf(ports)
  const isWhole = found.lacking.size === 0 && damagesOf(found).length === 0
  const lines = [
    ...described(found),
    ...[...found.lacking].map(
      ([institution, events]) =>
        `${names(institution)}: the database lacks ${events.length}; its doors are closed`,
    ),
    isWhole ? 'The database has all of the journal.' : 'THE DOORS ARE CLOSED: warifu journal reconcile',
  ]
  return { text: `${lines.join('\n')}\n`, exitCode: isWhole ? exitCodes.done : exitCodes.refused }
}

/** `warifu journal reconcile`: what it does, or would do, thing by thing. */
export async function journalReconcile(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  journal: Pick<Journal, 'read' | 'setAside'>,
  { purpose }: Pick<JournalReconcile, 'purpose'>,
): Promise<Printed> {
  const found = await compareJournals(ports, journal)
  const names = await namesOf(ports)
  const lines = described(found)
  for (const [institution, lacking] of found.lacking) {
    const answers = await reconcile(ports, institution, lacking, purpose)
    lines.push(`${names(institution)}: ${lacking.length} forgotten`)
    for (const { remedy, outcome } of answers) lines.push(`  ${sentenceOf(remedy)}: ${outcomes[outcome]}`)
    lines.push('  everybody logs on, and signs in, anew')
  }
  const damaged = [...new Set(damagesOf(found).map(({ file }) => file))]
  for (const file of damaged) lines.push(`${file}: set aside, and not read any more`)
  if (purpose === 'do') await journal.setAside(damaged)
  lines.push(purpose === 'do' ? 'Done.' : 'Nothing was changed: this was --dry-run.')
  return { text: `${lines.join('\n')}\n`, exitCode: exitCodes.done }
}

function described({ files, events, strange, faults }: Comparison): string[] {
  return [
    `${events} events in ${files} files`,
    ...(strange === 0 ? [] : [`${strange} events of institutions that the database does not know`]),
    ...faults.map(describeFault),
  ]
}

function describeFault({ file, line, kind }: JournalFault): string {
  return kind === 'torn'
    ? `${file}: its last line was not finished, and nobody was told of it`
    : `${file}: LINE ${line} IS NOT AS IT WAS WRITTEN`
}

async function namesOf({ store }: Pick<Ports, 'store'>): Promise<(id: string) => string> {
  const slugs = new Map<string, string>((await store.institutions.all()).map(({ id, slug }) => [id, slug]))
  return (id) => slugs.get(id) ?? id
}

const outcomes = {
  done: 'done',
  'was-so': 'was so already',
  'not-here': 'not in the database',
} satisfies Record<RemedyOutcome, string>

function sentenceOf(remedy: Remedy): string {
  switch (remedy.do) {
    case 'publish-lost':
      return `certificate ${remedy.serialNumber}, issued and forgotten, is published as revoked`
    case 'end-certificate':
      return `certificate ${remedy.certificateId} is ended (${remedy.event})`
    case 'use-entitlement':
      return `entitlement ${remedy.entitlementId} of member ${remedy.memberId} is used up`
    case 'withdraw-rights':
      return `what member ${remedy.memberId} could acquire is withdrawn`
    case 'void-codes':
      return `pickup codes of member ${remedy.memberId} are void`
    case 'stop-member':
      return `member ${remedy.memberId} is stopped (${remedy.stop})`
    case 'stop-contract':
      return `contract ${remedy.contractId} is stopped`
    case 'switch-off':
      return `${remedy.name} is switched off`
    case 'disable-staff':
      return `staff ${remedy.staffId} is disabled`
    case 'close-staff':
      return `staff ${remedy.staffId} needs a new activation code`
    case 'narrow-roles':
      return `staff ${remedy.staffId} keeps no role but ${remedy.roles.join(', ')}`
    case 'end-client':
      return `API client ${remedy.clientId} is ended`
    case 'revoke-ca':
      return `CA ${remedy.issuerId} is revoked, with what it has issued (${remedy.reason})`
    case 'end-webhook':
      return `webhook ${remedy.webhookId} is ended`
    case 'end-relying-party':
      return `service ${remedy.service} is ended`
    case 'remove-passkeys':
      return `passkeys of member ${remedy.memberId} are removed`
  }
}

import type { Remedy } from '../domain/journal.ts'
import type { Journal, JournalFault } from '../ports/journal.ts'
import type { Ports } from '../ports/ports.ts'
import { type Comparison, compareJournals, damagesOf } from '../service/journal/compare-journals.ts'
import { reconcile } from '../service/journal/reconcile.ts'
import type { RemedyOutcome } from '../service/journal/remedy.ts'
import { journalReconciled, journalShown } from '../wire/terminal-acts.ts'
import type { JournalReconcile, JournalStatus } from './journal-arguments.ts'
import type { Printed } from './printed.ts'
import { tell } from './tell.ts'

/** `warifu journal status`: 1 where doors are closed. */
export async function journalStatus(
  ports: Pick<Ports, 'store'>,
  journal: Pick<Journal, 'read'>,
  { form }: Pick<JournalStatus, 'form'>,
): Promise<Printed> {
  const found = await compareJournals(ports, journal)
  const names = await namesOf(ports)
  const isWhole = found.lacking.size === 0 && damagesOf(found).length === 0
  const lacking = [...found.lacking].map(([id, { length: events }]) => ({ institution: names(id), events }))
  const shown = { ...journalsOf(found), doors: isWhole ? 'open' : 'closed', lacking }
  const lines = () => [
    ...described(found),
    ...lacking.map(
      ({ institution, events }) => `${institution}: the database lacks ${events}; its doors are closed`,
    ),
    isWhole ? 'The database has all of the journal.' : 'THE DOORS ARE CLOSED: warifu journal reconcile',
  ]
  return tell(form, journalShown, shown, lines, isWhole ? 'well' : 'not-well')
}

/** `warifu journal reconcile`: what it does, or would do, thing by thing. */
export async function journalReconcile(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  journal: Pick<Journal, 'read' | 'setAside'>,
  { purpose, form }: Pick<JournalReconcile, 'purpose' | 'form'>,
): Promise<Printed> {
  const found = await compareJournals(ports, journal)
  const names = await namesOf(ports)
  const institutions: Mended[] = []
  for (const [id, lacking] of found.lacking) {
    const answers = await reconcile(ports, id, lacking, purpose)
    const remedies = answers.map(({ remedy, outcome }) => ({ ...remedy, outcome, says: sentenceOf(remedy) }))
    institutions.push({ institution: names(id), forgotten: lacking.length, remedies })
  }
  const setAside = [...new Set(damagesOf(found).map(({ file }) => file))]
  if (purpose === 'do') await journal.setAside(setAside)
  const shown = { ...journalsOf(found), purpose, institutions, setAside }
  return tell(form, journalReconciled, shown, () => [
    ...described(found),
    ...institutions.flatMap(mendedInWords),
    ...setAside.map((file) => `${file}: set aside, and not read any more`),
    purpose === 'do' ? 'Done.' : 'Nothing was changed: this was --dry-run.',
  ])
}

interface Mended {
  institution: string
  forgotten: number
  remedies: { outcome: RemedyOutcome; says: string }[]
}

const mendedInWords = ({ institution, forgotten, remedies }: Mended): string[] => [
  `${institution}: ${forgotten} forgotten`,
  ...remedies.map(({ says, outcome }) => `  ${says}: ${outcomes[outcome]}`),
  '  everybody logs on, and signs in, anew',
]

const journalsOf = ({ files, events, strange, faults }: Comparison) => ({ files, events, strange, faults })

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

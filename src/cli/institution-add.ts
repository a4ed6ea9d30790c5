import { defaultPolicy } from '../domain/default-policy.ts'
import { type InstitutionId, parseId } from '../domain/id.ts'
import { localDate } from '../domain/local-day.ts'
import { withDraft } from '../domain/policy-draft.ts'
import { Malformed } from '../pki/malformed.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import { makeAuthority } from '../service/ca/make-authority.ts'
import type { AuthorityPorts } from '../service/ca/make-issuer.ts'
import { refuseShortPlan } from '../service/ca/refuse-too-soon.ts'
import { addInstitution } from '../service/institution/add-institution.ts'
import { institutionMade } from '../wire/terminal-acts.ts'
import type { InstitutionAdd } from './institution-arguments.ts'
import { parsePolicyFile } from './policy-file.ts'
import type { Printed } from './printed.ts'
import { tell } from './tell.ts'

/** What the operator has brought: the text of the policy's file, and where staff will work. */
interface Brought {
  policy: string
  officeUrl: string
}

/** `warifu institution add`: an institution that can issue, or what is left until it can. */
export async function institutionAdd(
  ports: AuthorityPorts,
  command: InstitutionAdd,
  { policy, officeUrl }: Brought,
): Promise<Printed> {
  const { slug, organization, keyKind, rootYears, issuingYears } = command
  if (!/^[\x20-\x7e]{1,40}$/.test(organization) || organization.trim() !== organization)
    throw new Malformed('--organization: 1 to 40 Latin letters, digits, blanks and signs')
  if ((await ports.store.institutions.bySlug(slug)) !== undefined)
    throw new Malformed(`there is an institution ${slug}: warifu institution show ${slug}`)
  const institution = planned(ports, command, policy)
  if (command.authority === 'made') refuseShortPlan(command, institution.versions, ports.clock.now())
  await addInstitution(ports, institution)
  if (command.authority === 'made')
    await makeAuthority(ports, { institution, organization, keyKind, rootYears, issuingYears })
  const made = { slug, policyVersion: 1, authority: command.authority, activateAt: `${officeUrl}activate` }
  return tell(command.form, institutionMade, made, () => [...describe(command), ...next(command, officeUrl)])
}

function planned(
  { clock, random }: Pick<AuthorityPorts, 'clock' | 'random'>,
  { slug, name, accent, mark, timeZone }: InstitutionAdd,
  text: string,
): InstitutionRecord {
  const policy = withDraft({ ...defaultPolicy, zone: requireZone(timeZone) }, parsePolicyFile(text))
  return {
    id: parseId<InstitutionId>(random.uuid()),
    ...{ slug, name, accent, mark, switchedOff: [] },
    // Long before: whoever looks back, for who has expired or what an earlier CA has issued, needs one for each day.
    versions: [
      { version: 1, effectiveFrom: localDate(clock.now(), timeZone).subtract({ years: 10 }), policy },
    ],
  }
}

function requireZone(name: string): string {
  try {
    return Temporal.PlainDate.from('2026-01-01').toZonedDateTime(name).timeZoneId
  } catch {
    throw new Malformed(`--time-zone: "${name}" is not a time zone`)
  }
}

function describe({ slug, authority, rootYears, issuingYears, keyKind }: InstitutionAdd): string[] {
  const cas =
    authority === 'made'
      ? `Its root (${keyKind}, good for ${rootYears} years) and its issuing CA (${issuingYears} years) are made.`
      : 'It has no CA, and can issue nothing until it has one: warifu ca make'
  return [`Made: ${slug}, with policy version 1.`, cas]
}

function next({ slug, demo }: InstitutionAdd, officeUrl: string): string[] {
  const rest = demo === 'demo' ? ' --demo' : ''
  return [
    '',
    'Next:',
    '  the first two of its staff:',
    `    warifu staff add --institution ${slug} --login-id … --name … --role desk --role system-administrator${rest}`,
    `    warifu staff add --institution ${slug} --login-id … --name … --role desk --role approver${rest}`,
    `  who activate themselves at ${officeUrl}activate;`,
    '  and there, its contracts and people: “Import” takes a CSV file from one and the approval of the other.',
  ]
}

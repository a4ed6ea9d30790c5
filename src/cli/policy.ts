import type { Language } from '../domain/language.ts'
import { draftOf } from '../domain/policy-draft.ts'
import { policyFields } from '../domain/policy-fields.ts'
import { policyToday } from '../domain/policy-version.ts'
import { Malformed } from '../pki/malformed.ts'
import type { Ports } from '../ports/ports.ts'
import { policyVersionsOf } from '../service/office/list-policy-versions.ts'
import { showVersion, wishedVersion } from '../service/office/policy-wish.ts'
import { reachIn } from '../service/office/version-reach.ts'
import { policyDraft } from '../wire/policy.ts'
import { policyChecked, policyListed } from '../wire/terminal.ts'
import { decisionInWords } from '../words/policy-values.ts'
import type { PolicyCheck, PolicyList, PolicyShow } from './policy-arguments.ts'
import { parsePolicyFile } from './policy-file.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { table } from './table.ts'
import { tell } from './tell.ts'

type PolicyPorts = Pick<Ports, 'store' | 'clock'>

export async function policyList(
  ports: PolicyPorts,
  { form, ...at }: PolicyList,
  language: Language,
): Promise<Printed> {
  const { versions } = await policyVersionsOf(ports, await requireInstitution(ports, at.institution))
  return tell(form, policyListed, { versions }, () =>
    versions.flatMap(({ version, effectiveFrom, state, changes }) => [
      `version ${version}, from ${effectiveFrom}: ${state}`,
      ...describeChanges(changes, language),
    ]),
  )
}

export async function policyShow(
  { store, clock }: PolicyPorts,
  { form, version, ...at }: PolicyShow,
  language: Language,
): Promise<Printed> {
  const { versions } = await requireInstitution({ store }, at.institution)
  const wanted = version ?? policyToday(versions, clock.now()).version
  const found = versions.find((one) => one.version === wanted)
  if (found === undefined) throw new Malformed(`there is no version ${wanted}`)
  const draft = draftOf(found.policy)
  return tell(form, policyDraft, draft, () => [
    `version ${found.version}, from ${found.effectiveFrom}, in ${found.policy.zone}`,
    ...table(
      policyFields.map((field) => [field, decisionInWords(field, draft)[language].replaceAll('\n', ' / ')]),
    ),
  ])
}

/** `text` is what stands in the file. */
export async function policyCheck(
  { store, clock }: PolicyPorts,
  { form, from, ...at }: PolicyCheck,
  text: string,
  language: Language,
): Promise<Printed> {
  const { id } = await requireInstitution({ store }, at.institution)
  const { policyVersions } = store.at(id)
  const versions = await policyVersions.all()
  const now = clock.now()
  const draft = parsePolicyFile(text)
  const version = wishedVersion(versions, { effectiveFrom: from.toString(), draft }, now)
  const { changes } = showVersion(versions, version)
  const { reach } = await reachIn(policyVersions, versions, version, now)
  const { version: number, effectiveFrom } = version
  return tell(form, policyChecked, { version: number, effectiveFrom, changes, reach }, () => [
    `It could be version ${number}, from ${effectiveFrom}. Nothing was kept: two people make it in the office.`,
    ...describeChanges(changes, language),
    ...table([
      ['certificates in its reach', String(reach.expiring)],
      ['told by mail at once', String(reach.mailed)],
      ['renewable at once', String(reach.renewable)],
      ['whose renewal stays open', String(reach.kept)],
      ['told of a way back, which stays', String(reach.told)],
      ['waiting to acquire', String(reach.waiting)],
    ]),
  ])
}

interface Change {
  field: string
  before: Readonly<Record<Language, string>>
  after: Readonly<Record<Language, string>>
}

const describeChanges = (changes: readonly Change[], language: Language): string[] =>
  table(changes.map(({ field, before, after }) => [`  ${field}`, before[language], '→', after[language]]))

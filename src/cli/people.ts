import type { Language } from '../domain/language.ts'
import { policyToday, zoneOf } from '../domain/policy-version.ts'
import type { Standing } from '../domain/standing.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import { contractsAfter, requireContract } from '../service/api/read-contracts.ts'
import { noticesOverview } from '../service/office/read-notices.ts'
import { findMembers, listMembers, lookAtMember, noticesOf } from '../service/terminal/look-up.ts'
import { contract, contractsAnswer, memberAnswer, membersAnswer, noticesAnswer } from '../wire/api.ts'
import { membersFound, noticesOwedShown } from '../wire/terminal.ts'
import { standingInWords } from '../words/person-standing.ts'
import { speak } from '../words/voice.ts'
import type {
  ContractList,
  ContractShow,
  MemberFind,
  MemberList,
  MemberShow,
  NoticesList,
  NoticesOwed,
} from './people-arguments.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { table } from './table.ts'
import { tell } from './tell.ts'

export type LookPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export async function contractList(
  ports: LookPorts,
  { limit, after, form, ...at }: ContractList,
): Promise<Printed> {
  const institution = await requireInstitution(ports, at.institution)
  const { contracts: found, next } = await contractsAfter(ports, institution, limit, after)
  const contracts = found.map(({ id: _, ...one }) => one)
  return tell(form, contractsAnswer, { contracts, ...(next && { next }) }, () => [
    ...table(contracts.map(({ number, name, branch }) => [number, name.ja, branch?.name ?? ''])),
    ...goOn(next),
  ])
}

export async function contractShow(
  ports: LookPorts,
  { number, form, ...at }: ContractShow,
): Promise<Printed> {
  const institution = await requireInstitution(ports, at.institution)
  const { id: _, ...found } = await requireContract(ports, institution, number)
  return tell(form, contract, found, () => [
    ...table([
      ['number', found.number],
      ['name', found.name.ja],
      ['', found.name.en],
      ...(found.kana === undefined ? [] : [['kana', found.kana]]),
      ...(found.branch === undefined ? [] : [['branch', `${found.branch.code} ${found.branch.name}`]]),
    ]),
  ])
}

export async function memberList(
  ports: LookPorts,
  command: MemberList,
  language: Language,
): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const page = await listMembers(ports, institution, command.operator, command)
  const words = standingIn(ports, institution, language)
  return tell(command.form, membersAnswer, page, () => [
    ...table(
      page.members.map(({ id, loginId, role, name, standing }) => [loginId, role, name, words(standing), id]),
    ),
    ...goOn(page.next),
  ])
}

export async function memberFind(ports: LookPorts, command: MemberFind): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const found = await findMembers(ports, institution, command.operator, command)
  return tell(command.form, membersFound, found, () => [
    ...table(
      found.members.map(({ contractNumber, contractName, loginId, role, name, expiryDate, stops, id }) => [
        contractNumber,
        contractName.ja,
        loginId,
        role,
        name,
        expiryDate?.toString() ?? '-',
        stops.join(',') || '-',
        id,
      ]),
    ),
    ...(found.members.length === 0 ? ['Nobody is found.'] : goOn(found.next)),
  ])
}

export async function memberShow(
  ports: LookPorts,
  command: MemberShow,
  language: Language,
): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const member = await lookAtMember(ports, institution, command.operator, command)
  return tell(command.form, memberAnswer, member, () =>
    describeMember(member, standingIn(ports, institution, language)),
  )
}

export async function noticesList(ports: LookPorts, command: NoticesList): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const notices = await noticesOf(ports, institution, command.operator, command)
  return tell(command.form, noticesAnswer, { notices }, () =>
    notices.length === 0
      ? ['There is none.']
      : table(
          notices.map(({ dueOn, kind, milestone, channel, toHolder, state, reason, mail }) => [
            dueOn.toString(),
            kind,
            milestone,
            channel,
            toHolder ? 'to himself' : 'to an administrator',
            state,
            reason ?? mail?.state ?? '',
          ]),
        ),
  )
}

export function standingIn(
  { clock }: Pick<Ports, 'clock'>,
  { versions }: InstitutionRecord,
  language: Language,
) {
  const voice = speak(policyToday(versions, clock.now()).policy.wording, language)
  return (standing: Standing) => standingInWords(standing, zoneOf(versions), voice)
}

export function describeMember(
  member: Awaited<ReturnType<typeof lookAtMember>>,
  words: (standing: Standing) => string,
): string[] {
  const { id, contractNumber, role, loginId, name, standing, expiryDate, suggestedWindow, answers } = member
  return table([
    ['member', `${name} (${role}, ${loginId}, contract ${contractNumber})`],
    ['id', id],
    ['stands', words(standing)],
    ...(expiryDate === undefined ? [] : [['expires', expiryDate.toString()]]),
    ...(suggestedWindow === undefined
      ? []
      : [['renew', `${suggestedWindow.start} – ${suggestedWindow.end}`]]),
    ...answers.map((one) => [
      one.act,
      one.answer === 'yes' ? 'yes' : `no: ${one.code ?? 'there is no certificate'}; ${one.mending}`,
    ]),
  ])
}

/** How the next page is asked for. */
export const goOn = (next: string | undefined): string[] =>
  next === undefined ? [] : ['', `more: --after ${next}`]

export async function noticesOwed(ports: LookPorts, { form, ...at }: NoticesOwed): Promise<Printed> {
  const overview = await noticesOverview(ports, await requireInstitution(ports, at.institution))
  const { owed, window, waiting, troubles } = overview
  const since = (oldest: Temporal.Instant | undefined) =>
    oldest === undefined ? '' : `, the oldest since ${oldest}`
  return tell(form, noticesOwedShown, overview, () =>
    table([
      [
        'owed',
        `${owed.count}${since(owed.oldest)}${window === 'closed' ? '; none is written at this hour' : ''}`,
      ],
      ['to be sent', `${waiting.count}${since(waiting.oldest)}`],
      [`in ${troubles.days} days`, `${troubles.failed} given up, ${troubles.returned} came back`],
    ]),
  )
}

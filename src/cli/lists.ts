import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { ApprovalRecord } from '../ports/staff-records.ts'
import { listEvents } from '../service/terminal/list-events.ts'
import { listRequests, lookAtRequest } from '../service/terminal/list-requests.ts'
import { eventsListed, requestShown, requestsListed } from '../wire/terminal.ts'
import type { AuditList, RequestsList, RequestsShow } from './list-arguments.ts'
import { localTime } from './local-time.ts'
import { goOn, type LookPorts } from './people.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { table } from './table.ts'
import { tell } from './tell.ts'

export async function auditList(ports: LookPorts, command: AuditList): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const page = await listEvents(ports, institution, command.operator, command)
  const events = page.events.map(({ event: { institutionId: _, ...event }, sequence }) => ({
    ...event,
    ...(sequence !== undefined && { sequence }),
  }))
  return tell(command.form, eventsListed, { events, ...(page.next && { next: page.next }) }, () => [
    ...table(
      events.map(({ at, kind, actor, memberId, facts, sequence }) => [
        sequence === undefined ? 'not sealed' : `#${sequence}`,
        localTime(at, institution),
        kind,
        actor,
        memberId ?? '-',
        Object.entries(facts ?? {})
          .map(([name, value]) => `${name}=${value}`)
          .join(' '),
      ]),
    ),
    ...goOn(page.next),
  ])
}

export async function requestsList(ports: LookPorts, command: RequestsList): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const page = await listRequests(ports, institution, command.operator, command)
  const requests = page.requests.map(summaryOf)
  return tell(command.form, requestsListed, { requests, ...(page.next && { next: page.next }) }, () => [
    ...table(
      requests.map(({ id, act, state, requestedBy, expiresAt }) => [
        id,
        act,
        state,
        requestedBy,
        `until ${localTime(expiresAt, institution)}`,
      ]),
    ),
    ...(requests.length === 0 ? ['There is none.'] : goOn(page.next)),
  ])
}

export async function requestsShow(ports: LookPorts, command: RequestsShow): Promise<Printed> {
  const institution = await requireInstitution(ports, command.institution)
  const approval = await lookAtRequest(ports, institution, command.operator, command.id)
  const { evidence, decisionReason, shown } = approval
  const value = {
    ...{ ...summaryOf(approval), evidence, shown },
    ...(decisionReason !== undefined && { decisionReason }),
  }
  return tell(command.form, requestShown, value, () => describe(approval, institution))
}

/** An operator is named as such: nobody has looked whether the name is his. */
function summaryOf({ id, state, requestedBy, requester, requestedAt, expiresAt, ...rest }: ApprovalRecord) {
  const { shown, memberId, decidedBy, decidedAt } = rest
  return {
    ...{ id, act: shown.act, state, requestedAt, expiresAt },
    requestedBy: requestedBy.id === undefined ? `at the terminal: ${requestedBy.name}` : requestedBy.name,
    ...(memberId && { memberId }),
    ...(decidedBy && { decidedBy: decidedBy.name }),
    ...(decidedAt && { decidedAt }),
  }
}

function describe(approval: ApprovalRecord, institution: InstitutionRecord): string[] {
  const { evidence, decisionReason, shown } = approval
  const { id, act, state, requestedBy, requestedAt, expiresAt, decidedBy, decidedAt } = summaryOf(approval)
  const { act: _, ...details } = shown
  return [
    ...table([
      ['request', id],
      ['asks for', act],
      ['state', state],
      ['asked by', requestedBy],
      ['asked', localTime(requestedAt, institution)],
      ['until', localTime(expiresAt, institution)],
      ['because', evidence],
      ...(decidedBy === undefined ? [] : [['decided by', decidedBy]]),
      ...(decidedAt === undefined ? [] : [['decided', localTime(decidedAt, institution)]]),
      ...(decisionReason === undefined ? [] : [['reason', decisionReason]]),
    ]),
    '',
    ...JSON.stringify(details, undefined, 2).split('\n'),
  ]
}

import type { AuditEvent, AuditEventKind } from './audit-event.ts'
import { type MemberStop, memberStops } from './life.ts'

/** What other systems can be told of. A type is added at the end; what is told under one only grows. */
export const webhookTypes = [
  'acquisition.opened',
  'certificate.issued',
  'certificate.proved',
  'certificate.retiring',
  'certificate.superseded',
  'certificate.abandoned',
  'certificate.revoked',
  'member.added',
  'member.removed',
  'member.stopped',
  'member.released',
  'contract.stopped',
  'contract.released',
  'import.finished',
  'mail.returned',
] as const

export type WebhookType = (typeof webhookTypes)[number]

/** What staff send to see whether it arrives. Nobody subscribes to it. */
export const testType = 'webhook.test'

export function isWebhookType(text: string): text is WebhookType {
  return webhookTypes.some((type) => type === text)
}

/** Standard Webhooks: what is posted, as JSON. Ids by which the API knows things, codes and dates; no name, no address, no secret. */
export interface WebhookMessage {
  type: WebhookType | typeof testType
  /** When it happened. */
  timestamp: string
  data: Readonly<Record<string, string | number | readonly string[]>>
}

/** An event of the trail, with what the API calls its contract. */
export type ToldEvent = Pick<AuditEvent, 'kind' | 'at' | 'memberId' | 'certificateId' | 'facts'> & {
  contractNumber?: string
}

type Telling = (event: ToldEvent) => Pick<WebhookMessage, 'type' | 'data'> | undefined

/** Of whom and of what it is, as far as the event says. */
function about({ memberId, contractNumber, certificateId }: ToldEvent) {
  return {
    ...(memberId !== undefined && { memberId }),
    ...(contractNumber !== undefined && { contractNumber }),
    ...(certificateId !== undefined && { certificateId }),
  }
}

/** The facts of these names, where the event has them. */
function taken({ facts = {} }: ToldEvent, ...names: string[]): Record<string, string | number> {
  return Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])))
}

const telling =
  (type: WebhookType, ...facts: string[]): Telling =>
  (event) => ({ type, data: { ...about(event), ...taken(event, ...facts) } })

const stopped =
  (stop: MemberStop): Telling =>
  (event) => ({ type: 'member.stopped', data: { ...about(event), stop } })

const released =
  (lifted: (event: ToldEvent) => readonly MemberStop[]): Telling =>
  (event) => ({ type: 'member.released', data: { ...about(event), lifted: lifted(event) } })

/** What is told of which event of the trail: no verb knows of webhooks. */
const table = {
  'entitlement-opened': telling('acquisition.opened', 'reason', 'deadline'),
  'certificate-signed': telling('certificate.issued', 'fingerprint'),
  'certificate-proved': telling('certificate.proved'),
  'certificate-retiring': telling('certificate.retiring'),
  'certificate-superseded': telling('certificate.superseded'),
  'certificate-abandoned': telling('certificate.abandoned'),
  'certificate-revoked': telling('certificate.revoked', 'reason'),
  'member-added': telling('member.added', 'role'),
  'member-removed': telling('member.removed'),
  // Who was stopped before is reported lost once more, and nothing changes.
  'loss-reported': (event) =>
    event.facts?.stopped === 'before' ? undefined : stopped('loss-reported')(event),
  'member-stopped': stopped('loss-reported'),
  'member-held': stopped('held'),
  'member-locked': stopped('locked-by-administrator'),
  'member-unlocked': released(() => ['locked-by-administrator']),
  'stop-released': released(({ facts }) => {
    const lifted = String(facts?.lifted ?? '').split(' ')
    return memberStops.filter((stop) => lifted.includes(stop))
  }),
  'contract-stopped': telling('contract.stopped', 'people'),
  'contract-released': telling('contract.released', 'people'),
  'people-imported': (event) => {
    const { contracts, approval } = taken(event, 'contracts', 'approval')
    return {
      type: 'import.finished',
      data: {
        ...(contracts !== undefined && { contracts }),
        ...(approval !== undefined && { requestId: approval }),
      },
    }
  },
  'mail-returned': telling('mail.returned', 'bounce', 'status'),
} satisfies Partial<Record<AuditEventKind, Telling>>

/** The kinds of event that anybody is told of. */
export const toldKinds = Object.keys(table) as (keyof typeof table)[]

/** Undefined for what nobody is told. */
export function messageOf(event: ToldEvent): WebhookMessage | undefined {
  const tell = (table as Partial<Record<AuditEventKind, Telling>>)[event.kind]
  const told = tell?.(event)
  return told && { type: told.type, timestamp: event.at.toString(), data: told.data }
}

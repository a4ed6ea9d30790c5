import type { AuditEvent, AuditEventKind } from './audit-event.ts'
import type { CertificateEvent } from './certificate-stage.ts'
import {
  type ApiClientId,
  type CertificateId,
  type ContractId,
  type EntitlementId,
  type IssuerId,
  type MemberId,
  readId,
  type StaffId,
  type WebhookId,
} from './id.ts'
import { type AuthorityRevocationReason, authorityRevocationReasons } from './issuing-authority.ts'
import { isSwitchName, type SwitchName } from './kill-switch.ts'
import type { Bilingual } from './language.ts'
import { type MemberStop, memberStops, type RevocationReason } from './life.ts'
import { type StaffRole, staffRoles } from './staff.ts'

/** What is done again in a restored database, so that nothing that had ended goes on. */
export type Remedy =
  | { do: 'publish-lost'; certificateId: CertificateId; issuerId: IssuerId; serialNumber: string }
  | { do: 'end-certificate'; certificateId: CertificateId; event: CertificateEvent; reason: RevocationReason }
  | { do: 'use-entitlement'; entitlementId: EntitlementId; memberId: MemberId }
  | { do: 'withdraw-rights'; memberId: MemberId }
  | { do: 'void-codes'; memberId: MemberId }
  | { do: 'stop-member'; memberId: MemberId; stop: MemberStop }
  | { do: 'stop-contract'; contractId: ContractId }
  | { do: 'switch-off'; name: SwitchName; words: Bilingual }
  | { do: 'disable-staff'; staffId: StaffId }
  | { do: 'close-staff'; staffId: StaffId }
  | { do: 'narrow-roles'; staffId: StaffId; roles: readonly StaffRole[] }
  | { do: 'remove-passkeys'; memberId: MemberId }
  | { do: 'end-client'; clientId: ApiClientId }
  | { do: 'revoke-ca'; issuerId: IssuerId; reason: AuthorityRevocationReason }
  | { do: 'end-webhook'; webhookId: WebhookId }
  | { do: 'end-relying-party'; service: string }

type Remedies = (event: AuditEvent) => (Remedy | undefined)[]

const ofMember =
  (make: (memberId: MemberId) => Remedy): Remedies =>
  ({ memberId }) => [memberId && make(memberId)]

const end =
  (event: CertificateEvent): Remedies =>
  ({ certificateId, facts }) => [
    certificateId && { do: 'end-certificate', certificateId, event, reason: reasonOf(facts?.reason) },
  ]

const stops = (stop: MemberStop) => ofMember((memberId) => ({ do: 'stop-member', memberId, stop }))
const withdrawsRights = ofMember((memberId) => ({ do: 'withdraw-rights', memberId }))

/**
 * The kinds that go into the journal, and what is done for one that a restored database lacks. What lifts something is
 * in it too, as it may undo a stop that is also lacking; but nothing is lifted that the database has as stopped.
 */
const table: Partial<Record<AuditEventKind, Remedies>> = {
  'certificate-recorded': ({ certificateId, issuerId, facts }) => {
    const serialNumber = facts?.serialNumber
    const isWhole = certificateId !== undefined && issuerId !== undefined && typeof serialNumber === 'string'
    return [isWhole ? { do: 'publish-lost', certificateId, issuerId, serialNumber } : undefined]
  },
  'certificate-superseded': end('supersede'),
  'certificate-abandoned': end('abandon'),
  'certificate-revoked': end('revoke'),
  'entitlement-used': ({ entitlementId, memberId }) => [
    entitlementId && memberId && { do: 'use-entitlement', entitlementId, memberId },
  ],
  'pickup-code-accepted': ofMember((memberId) => ({ do: 'void-codes', memberId })),
  'letter-printed': () => [],
  'member-reissued': withdrawsRights,
  'new-pc-withdrawn': withdrawsRights,
  'loss-reported': stops('loss-reported'),
  'member-stopped': stops('loss-reported'),
  'member-held': stops('held'),
  'member-locked': stops('locked-by-administrator'),
  'member-removed': (event) => [...stops('ended')(event), ...withdrawsRights(event)],
  // Whoever alarms the staff at a door may be stopped with it; `held` says how.
  'staff-alarmed': ({ memberId, facts }) => {
    const stop = memberStops.find((known) => known === facts?.held)
    return [memberId && stop && { do: 'stop-member', memberId, stop }]
  },
  'member-unlocked': () => [],
  'stop-released': () => [],
  'contract-stopped': ({ contractId }) => [contractId && { do: 'stop-contract', contractId }],
  'contract-released': () => [],
  'switch-engaged': ({ facts }) => {
    const { switch: name, ja, en } = facts ?? {}
    if (typeof name !== 'string' || !isSwitchName(name)) return []
    return [{ do: 'switch-off', name, words: { ja: String(ja), en: String(en) } }]
  },
  'switch-released': () => [],
  'passkey-removed': ofMember((memberId) => ({ do: 'remove-passkeys', memberId })),
  'staff-disabled': ({ facts }) => ofStaff('disable-staff', facts),
  'staff-renewed': ({ facts }) => ofStaff('close-staff', facts),
  'staff-activated': ({ actorId }) => ofStaff('close-staff', { staff: actorId ?? '' }),
  // Only what he had left: a role that he was given is given again by people.
  'staff-roles-changed': ({ facts }) => {
    const staffId = readId<StaffId>(String(facts?.staff ?? ''))
    const had = String(facts?.roles ?? '').split(' ')
    return [
      staffId && { do: 'narrow-roles', staffId, roles: staffRoles.filter((role) => had.includes(role)) },
    ]
  },
  'api-client-ended': ({ facts }) => {
    const clientId = readId<ApiClientId>(String(facts?.client ?? ''))
    return [clientId && { do: 'end-client', clientId }]
  },
  'ca-revoked': ({ issuerId, facts }) => {
    const reason = authorityRevocationReasons.find((known) => known === facts?.reason) ?? 'superseded'
    return [issuerId && { do: 'revoke-ca', issuerId, reason }]
  },
  'webhook-ended': ({ facts }) => {
    const webhookId = readId<WebhookId>(String(facts?.webhook ?? ''))
    return [webhookId && { do: 'end-webhook', webhookId }]
  },
  'relying-party-ended': ({ facts }) => [{ do: 'end-relying-party', service: String(facts?.client ?? '') }],
}

/** Whether an event of this kind is journalled. */
export function isJournalled({ kind }: Pick<AuditEvent, 'kind'>): boolean {
  return table[kind] !== undefined
}

/** What has to be done about events that the database lacks, oldest first; each thing once. */
export function remediesFor(lacking: readonly AuditEvent[]): Remedy[] {
  const inOrder = [...lacking].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  const wanted = new Map<string, Remedy>()
  for (const event of inOrder) {
    for (const lifted of liftedBy(event)) wanted.delete(lifted)
    for (const remedy of table[event.kind]?.(event) ?? []) {
      if (remedy !== undefined) wanted.set(keyOf(remedy), remedy)
    }
  }
  return [...wanted.values()]
}

/** The stops that this event ends. */
function liftedBy({ kind, memberId, contractId, facts }: AuditEvent): string[] {
  const stopKey = (stop: MemberStop) => keyOf({ do: 'stop-member', memberId: memberId as MemberId, stop })
  if (kind === 'member-unlocked') return [stopKey('locked-by-administrator')]
  if (kind === 'stop-released') {
    const lifted = String(facts?.lifted ?? '').split(' ')
    return memberStops.filter((stop) => lifted.includes(stop)).map(stopKey)
  }
  if (kind === 'contract-released' && contractId) return [keyOf({ do: 'stop-contract', contractId })]
  const name = facts?.switch
  if (kind === 'switch-released' && typeof name === 'string' && isSwitchName(name)) {
    return [keyOf({ do: 'switch-off', name, words: { ja: '', en: '' } })]
  }
  return []
}

function keyOf(remedy: Remedy): string {
  const { do: deed } = remedy
  const about = 'stop' in remedy ? [remedy.memberId, remedy.stop] : [Object.values(remedy)[1]]
  return [deed, ...about].join(' ')
}

function ofStaff(deed: 'disable-staff' | 'close-staff', facts: AuditEvent['facts']): (Remedy | undefined)[] {
  const staffId = readId<StaffId>(String(facts?.staff ?? ''))
  return [staffId && { do: deed, staffId }]
}

const reasons: readonly RevocationReason[] = [
  'keyCompromise',
  'cessationOfOperation',
  'privilegeWithdrawn',
  'superseded',
]

function reasonOf(said: string | number | undefined): RevocationReason {
  return reasons.find((reason) => reason === said) ?? 'superseded'
}

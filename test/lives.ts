import { defaultPolicy } from '../src/domain/default-policy.ts'
import { type CertificateId, type EntitlementId, type Id, type MemberId, parseId } from '../src/domain/id.ts'
import { allOn, type Switches } from '../src/domain/kill-switch.ts'
import type { CertificateFacts, EntitlementFacts, Life, MemberFacts } from '../src/domain/life.ts'
import type { OpeningHours, Policy, PolicyVersion } from '../src/domain/policy.ts'
import type { Situation } from '../src/domain/situation.ts'

/** Lives to judge: a bookkeeper in Tokyo whose certificate expires on Monday, 1 March 2027. */
export const idOf = <Kind extends Id>(n: number) =>
  parseId<Kind>(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)

export const at = (text: string) => Temporal.Instant.from(text)
export const day = (text: string) => Temporal.PlainDate.from(text)
/** A wall clock in Tokyo. */
export const tokyo = (text: string) => at(`${text}+09:00`)

export const oldId = idOf<CertificateId>(1)
export const newId = idOf<CertificateId>(2)
export const entitlementId = idOf<EntitlementId>(10)

export const policyWith = (changes: Partial<Policy> = {}): Policy => ({ ...defaultPolicy, ...changes })

export const inForce = (policy: Policy, from = '2020-01-01', version = 1): PolicyVersion => ({
  version,
  effectiveFrom: day(from),
  policy,
})

export const versionsWith = (changes: Partial<Policy> = {}) => [inForce(policyWith(changes))]

const weekday = { from: '08:00', until: '21:00' }

/** Monday to Friday 8 to 21, Saturday to 24, Sunday and the year's end closed. */
export const bankHours: OpeningHours = {
  week: { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: { from: '08:00', until: '24:00' } },
  closedEachYear: ['12-31', '01-01', '01-02', '01-03'],
  closedOnce: [],
}

export const neverOpen: OpeningHours = { week: {}, closedEachYear: [], closedOnce: [] }

/** The certificate in use: E is 2027-03-01. */
export const oldOne = (changes: Partial<CertificateFacts> = {}): CertificateFacts => ({
  id: oldId,
  stage: 'current',
  origin: 'acquisition',
  notBefore: tokyo('2026-03-01T09:50:00'),
  notAfter: tokyo('2027-03-01T23:59:59'),
  expiryDate: day('2027-03-01'),
  issuedAt: tokyo('2026-03-01T10:00:00'),
  ...changes,
})

/** Its successor, made on 10 February 2027 and not proved yet. */
export const newOne = (changes: Partial<CertificateFacts> = {}): CertificateFacts => ({
  id: newId,
  stage: 'proving',
  origin: 'renewal',
  notBefore: tokyo('2027-02-10T09:50:00'),
  notAfter: tokyo('2028-02-10T23:59:59'),
  expiryDate: day('2028-02-10'),
  issuedAt: tokyo('2027-02-10T10:00:00'),
  proveUntil: tokyo('2027-03-12T23:59:59'),
  ...changes,
})

export const entitlement = (changes: Partial<EntitlementFacts> = {}): EntitlementFacts => ({
  id: entitlementId,
  reason: 'issue',
  state: 'open',
  openedAt: tokyo('2027-02-01T10:00:00'),
  deadline: day('2027-04-22'),
  ...changes,
})

export const lifeWith = (
  certificates: readonly CertificateFacts[],
  entitlements: readonly EntitlementFacts[] = [],
  member: Partial<MemberFacts> = {},
): Life => ({
  member: { id: idOf<MemberId>(100), role: 'user', stops: [], lockedDoors: [], ...member },
  entitlements,
  certificates,
})

export const situationAt = (
  now: Temporal.Instant,
  life: Life,
  versions: readonly PolicyVersion[] = versionsWith(),
  switches: Switches = allOn,
): Situation => ({ life, versions, switches, now })

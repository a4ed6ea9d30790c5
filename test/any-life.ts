import fc from 'fast-check'
import type { CertificateStage } from '../src/domain/certificate-stage.ts'
import type { CertificateFacts, EntitlementFacts, Life } from '../src/domain/life.ts'
import { lastSecond } from '../src/domain/local-day.ts'
import { entitlement, idOf, lifeWith, oldOne, tokyo } from './lives.ts'

/** Random lives that the database would allow: one certificate at most in proving, current and retiring. */
const start = tokyo('2026-01-01T00:00:00')

const hours = (most: number) => fc.integer({ min: 0, max: most }).map((n) => start.add({ hours: n }))

export const anyNow = hours(24 * 900)

const stages: CertificateStage[] = [
  'signing',
  'proving',
  'current',
  'retiring',
  'superseded',
  'abandoned',
  'revoked',
]

const anyCertificate = fc
  .record({
    stage: fc.constantFrom(...stages),
    issuedAt: hours(24 * 500),
    validDays: fc.integer({ min: 1, max: 400 }),
    proveDays: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    retireDays: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    revokedDays: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
    origin: fc.constantFrom('acquisition' as const, 'renewal' as const),
    revokedFor: fc.constantFrom('superseded' as const, 'keyCompromise' as const),
    entitled: fc.boolean(),
  })
  .map(({ stage, issuedAt, validDays, proveDays, retireDays, revokedDays, origin, revokedFor, entitled }) => {
    const expiryDate = issuedAt.toZonedDateTimeISO('Asia/Tokyo').toPlainDate().add({ days: validDays })
    const after = (days: number) => issuedAt.add({ hours: days * 24 })
    return oldOne({
      stage,
      origin,
      issuedAt,
      notBefore: issuedAt.subtract({ minutes: 10 }),
      expiryDate,
      notAfter: lastSecond(expiryDate, 'Asia/Tokyo'),
      ...(proveDays !== undefined && { proveUntil: after(proveDays) }),
      ...(retireDays !== undefined && { retireAt: after(retireDays) }),
      ...(stage === 'revoked' && { revokedFor }),
      ...(stage === 'revoked' && revokedDays !== undefined && { revokedAt: after(revokedDays) }),
      ...(entitled && { entitlementId: idOf<EntitlementFacts['id']>(1000) }),
    })
  })

const single = ['proving', 'current', 'retiring']

function allowed(certificates: readonly CertificateFacts[]): CertificateFacts[] {
  return certificates
    .filter(
      ({ stage }, i) =>
        !single.includes(stage) || certificates.findIndex((other) => other.stage === stage) === i,
    )
    .map((certificate, i) => ({ ...certificate, id: idOf<CertificateFacts['id']>(i + 1) }))
}

const anyEntitlements = fc
  .record({
    state: fc.constantFrom('open' as const, 'used' as const, 'withdrawn' as const),
    days: fc.integer({ min: 0, max: 700 }),
  })
  .map(({ state, days }) =>
    entitlement({
      id: idOf<EntitlementFacts['id']>(1000),
      state,
      deadline: start.toZonedDateTimeISO('Asia/Tokyo').toPlainDate().add({ days }),
    }),
  )

export const anyLife: fc.Arbitrary<Life> = fc
  .record({
    certificates: fc.array(anyCertificate, { maxLength: 6 }),
    entitlements: fc.array(anyEntitlements, { maxLength: 1 }),
    stops: fc.subarray(['suspended', 'held', 'locked-by-administrator', 'loss-reported', 'ended'] as const, {
      maxLength: 1,
    }),
    lockedDoors: fc.subarray(['acquisition', 'pickup', 'logon-pin'] as const),
    role: fc.constantFrom('administrator' as const, 'user' as const),
  })
  .map(({ certificates, entitlements, ...member }) => lifeWith(allowed(certificates), entitlements, member))

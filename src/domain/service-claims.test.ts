import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CertificateFacts, EntitlementFacts } from './life.ts'
import {
  authenticatedSince,
  claimsOfScope,
  logonAssurance,
  reissuedAt,
  serviceClaims,
} from './service-claims.ts'

const at = (text: string) => Temporal.Instant.from(text)

describe('how a log-on was made', () => {
  for (const [origin, logon, acr, amr, keyMedium] of [
    ['acquisition', 'certificate+pin', 'urn:warifu:certificate+pin', ['swk', 'pin', 'mfa'], 'file'],
    ['renewal', 'certificate', 'urn:warifu:certificate', ['swk'], 'file'],
    ['predecessor', 'certificate+pin', 'urn:warifu:certificate+pin', ['pin', 'mfa'], 'unknown'],
    ['predecessor', 'certificate', 'urn:warifu:certificate', [], 'unknown'],
  ] as const) {
    it(`by one of ${origin} and ${logon}`, () =>
      assert.deepEqual(logonAssurance({ origin }, { logon }), { acr, amr, keyMedium }))
  }

  for (const [shown, entered, expected] of [
    ['2027-01-01T10:00:00Z', '2027-01-01T10:00:20Z', '2027-01-01T10:00:00Z'],
    ['2027-01-01T11:00:00Z', '2027-01-01T10:00:20Z', '2027-01-01T10:00:20Z'],
    ['2027-01-01T11:00:00Z', undefined, '2027-01-01T11:00:00Z'],
  ] as const) {
    it(`is as old as the older half: ${shown}, ${entered}`, () => {
      const session = { certificateShownAt: at(shown), ...(entered && { authenticatedAt: at(entered) }) }
      assert.equal(authenticatedSince(session).toString(), expected)
    })
  }
})

describe('a reissue that a service is told of', () => {
  const entitlement = (id: string, reason: EntitlementFacts['reason']) => ({ id, reason }) as EntitlementFacts
  const certificate = (entitlementId: string | undefined, issuedAt: string, isProved = true) =>
    ({
      ...(entitlementId && { entitlementId }),
      issuedAt: at(issuedAt),
      ...(isProved && { provedAt: at(issuedAt) }),
    }) as CertificateFacts
  const entitlements = [entitlement('1', 'issue'), entitlement('2', 'reissue'), entitlement('3', 'reissue')]
  for (const [title, certificates, expected] of [
    ['is none of an issue', [certificate('1', '2027-01-01T00:00:00Z')], undefined],
    ['is when the certificate came', [certificate('2', '2027-02-01T00:00:00Z')], '2027-02-01T00:00:00Z'],
    ['is none before it was used', [certificate('2', '2027-02-01T00:00:00Z', false)], undefined],
    [
      'outlasts a renewal',
      [certificate('2', '2027-02-01T00:00:00Z'), certificate(undefined, '2028-01-05T00:00:00Z')],
      '2027-02-01T00:00:00Z',
    ],
    [
      'is the latest',
      [certificate('3', '2027-03-01T00:00:00Z'), certificate('2', '2027-02-01T00:00:00Z')],
      '2027-03-01T00:00:00Z',
    ],
  ] as const) {
    it(title, () => assert.equal(reissuedAt({ entitlements, certificates })?.toString(), expected))
  }
})

describe('what a service is told', () => {
  const claims = serviceClaims({
    subject: 'c0ffee00-0000-4000-8000-000000000000',
    contract: { number: '1234567', name: { ja: '株式会社青空', en: 'Aozora Ltd.' } },
    role: 'administrator',
    loginId: 'kanri01',
    displayName: '青空 花子',
    language: 'ja',
    fingerprint: new Uint8Array(32).fill(255),
    certificateUntil: at('2027-03-01T14:59:59.5Z'),
    keyMedium: 'file',
    reissuedAt: at('2026-12-01T00:00:00Z'),
  })

  it('is seconds, base64url and the words of the institution', () =>
    assert.deepEqual(claims, {
      sub: 'c0ffee00-0000-4000-8000-000000000000',
      key_medium: 'file',
      certificate_until: 1_803_913_199,
      cnf: { 'x5t#S256': '__________________________________________8' },
      reissued_at: 1_796_083_200,
      contract: { id: '1234567', name: '株式会社青空' },
      role: 'administrator',
      member_id: 'kanri01',
      name: '青空 花子',
      locale: 'ja',
    }))

  it('is asked for by some scope, each of it', () => {
    const known: string[] = Object.values(claimsOfScope).flat()
    for (const name of Object.keys(claims)) assert.ok(known.includes(name), name)
  })
})

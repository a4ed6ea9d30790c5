import type { CertificateFacts, Life, Role } from './life.ts'
import { earlierInstant, laterInstant } from './local-day.ts'
import type { Policy } from './policy.ts'

/** How a log-on was made, as a service may want to know it (RFC 8176 for `amr`). */
export interface LogonAssurance {
  acr: LogonAcr
  amr: readonly ('swk' | 'pin' | 'mfa')[]
  keyMedium: 'file' | 'unknown'
}

/** Ours to name: a certificate alone, or one with the PIN of its holder. */
export const logonAcrs = ['urn:warifu:certificate', 'urn:warifu:certificate+pin'] as const
export type LogonAcr = (typeof logonAcrs)[number]

/** What the log-on stands on. Of a predecessor's certificate nobody here knows where its key lies. */
export function logonAssurance(
  { origin }: Pick<CertificateFacts, 'origin'>,
  { logon }: Pick<Policy, 'logon'>,
): LogonAssurance {
  const keyMedium = origin === 'predecessor' ? 'unknown' : 'file'
  const key = keyMedium === 'file' ? (['swk'] as const) : ([] as const)
  if (logon === 'certificate') return { acr: 'urn:warifu:certificate', amr: key, keyMedium }
  return { acr: 'urn:warifu:certificate+pin', amr: [...key, 'pin', 'mfa'], keyMedium }
}

/** Since when nothing of the log-on was done again: the certificate's showing or the PIN, whichever is longer ago. */
export function authenticatedSince({
  certificateShownAt,
  authenticatedAt = certificateShownAt,
}: {
  certificateShownAt: Temporal.Instant
  authenticatedAt?: Temporal.Instant
}): Temporal.Instant {
  return earlierInstant(certificateShownAt, authenticatedAt)
}

/**
 * When he last got a certificate by a reissue that he has used since (domain.md §8): a service may hold rights back until
 * it has looked. Renewals after it do not make it forgotten.
 */
export function reissuedAt({ entitlements, certificates }: Pick<Life, 'entitlements' | 'certificates'>) {
  const reissues = new Set(entitlements.filter(({ reason }) => reason === 'reissue').map(({ id }) => id))
  return certificates
    .filter(({ entitlementId, provedAt }) => entitlementId && provedAt && reissues.has(entitlementId))
    .map(({ issuedAt }) => issuedAt)
    .reduce<Temporal.Instant | undefined>(
      (latest, at) => (latest === undefined ? at : laterInstant(latest, at)),
      undefined,
    )
}

/** What a service asks for by scopes: each of these claims comes with its scope alone. */
export const claimsOfScope = {
  openid: ['sub', 'acr', 'amr', 'auth_time', 'cnf', 'key_medium', 'certificate_until', 'reissued_at'],
  contract: ['contract', 'role', 'member_id'],
  profile: ['name', 'locale'],
} as const

export interface LoggedOnMember {
  subject: string
  contract: { number: string; name: { ja: string; en: string } }
  role: Role
  loginId: string
  displayName: string
  language: 'ja' | 'en'
  /** SHA-256 of the certificate. */
  fingerprint?: Uint8Array
  certificateUntil: Temporal.Instant
  keyMedium: LogonAssurance['keyMedium']
  reissuedAt?: Temporal.Instant
}

export type ServiceClaims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** All that any scope may ask for; what was not asked for is left out by the provider. Instants in seconds, as JWT has them. */
export function serviceClaims(member: LoggedOnMember): ServiceClaims {
  const { fingerprint, reissuedAt: reissued } = member
  return {
    sub: member.subject,
    key_medium: member.keyMedium,
    certificate_until: seconds(member.certificateUntil),
    ...(fingerprint && {
      cnf: { 'x5t#S256': fingerprint.toBase64({ alphabet: 'base64url', omitPadding: true }) },
    }),
    ...(reissued && { reissued_at: seconds(reissued) }),
    contract: {
      id: member.contract.number,
      name: member.contract.name[member.language],
    },
    role: member.role,
    member_id: member.loginId,
    name: member.displayName,
    locale: member.language,
  }
}

const seconds = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000)

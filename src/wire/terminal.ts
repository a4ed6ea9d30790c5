import * as z from 'zod'
import { authorityRevocationReasons } from '../domain/issuing-authority.ts'
import { certificatesAnswer, memberAnswer } from './api.ts'

/** What the verbs of the terminal print with `--json`, where the API has no shape for it (wire/api.ts). */

const instant = z.iso.datetime()
const date = z.iso.date()
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const count = z.int().min(0)

const authority = z.strictObject({
  id: z.uuid(),
  level: z.enum(['root', 'issuing', 'predecessor']),
  notAfter: instant,
  /** The one that signs new certificates. */
  issues: z.boolean(),
  /** Where its certificate and its whole list are fetched. */
  certificateAt: z.url().optional(),
  listAt: z.url().optional(),
})

export const institutionShown = z.strictObject({
  slug: z.string(),
  name: bilingual,
  timeZone: z.string(),
  hosts: z.strictObject({
    portal: z.url(),
    /** A name of its own for each log-on: RFC 6570. */
    logOn: z.string(),
    office: z.url(),
    api: z.url(),
    est: z.url(),
    /** The issuer of OpenID Connect. */
    openid: z.url(),
    /** Without TLS; absent where nothing is served there. */
    authorities: z.url().optional(),
    ocsp: z.url().optional(),
  }),
  authorities: z.array(authority),
  policy: z.strictObject({ version: count, effectiveFrom: date }),
  counts: z.strictObject({
    contracts: count,
    members: count,
    certificates: count,
    staff: count,
    noticesOwed: count,
  }),
})

export const institutionsShown = z.strictObject({ institutions: z.array(institutionShown) })

export const authoritiesShown = z.strictObject({
  authorities: z.array(
    z.strictObject({
      id: z.uuid(),
      level: z.enum(['root', 'issuing', 'predecessor']),
      state: z.enum(['trusted', 'prepared', 'issuing', 'relieved', 'retired', 'revoked', 'ended']),
      subject: z.string(),
      /** SHA-256 of its certificate, in hex. */
      fingerprint: z.string(),
      key: z.enum(['here', 'elsewhere']),
      notAfter: instant,
      issuesFrom: instant.optional(),
      revokedAt: instant.optional(),
      revokedFor: z.enum(authorityRevocationReasons).optional(),
      /** Certificates of it that are in use, and until when the last of them is good. */
      inUse: count,
      lastNotAfter: instant.optional(),
    }),
  ),
})
const summary = z.strictObject({
  id: z.uuid(),
  contractNumber: z.string(),
  contractName: bilingual,
  loginId: z.string(),
  name: z.string(),
  role: z.enum(['administrator', 'user']),
  stops: z.array(z.string()),
  lockedDoors: z.array(z.string()),
  expiryDate: date.optional(),
})

export const membersFound = z.strictObject({ members: z.array(summary), next: z.string().optional() })

export const certificatesListed = z.strictObject({
  certificates: z.array(
    z.strictObject({
      id: z.uuid(),
      expiryDate: date,
      serialNumber: z.string().optional(),
      memberId: z.uuid(),
      contractNumber: z.string(),
      role: z.enum(['administrator', 'user']),
      loginId: z.string(),
      name: z.string(),
    }),
  ),
  next: z.string().optional(),
})

const certificate = certificatesAnswer.shape.certificates.element

export const certificatesLooked = z.strictObject({
  certificates: z.array(z.strictObject({ certificate, member: memberAnswer })),
})

const waiting = z.strictObject({ count, oldest: instant.optional() })

export const noticesOwedShown = z.strictObject({
  owed: waiting,
  /** Whether mails of time alone are written at this hour. */
  window: z.enum(['open', 'closed']),
  waiting,
  troubles: z.strictObject({ days: count, failed: count, returned: count }),
})

/** Ids, codes, dates and salted hashes: the trail has no names. */
export const eventsListed = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.uuid(),
      at: instant,
      kind: z.string(),
      actor: z.enum(['visitor', 'member', 'staff', 'system', 'api-client']),
      actorId: z.string().optional(),
      contractId: z.uuid().optional(),
      memberId: z.uuid().optional(),
      certificateId: z.uuid().optional(),
      entitlementId: z.uuid().optional(),
      renewalId: z.uuid().optional(),
      issuerId: z.uuid().optional(),
      origin: z.string().optional(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      /** Its number in the chain; absent until it is sealed. */
      sequence: count.optional(),
    }),
  ),
  next: z.string().optional(),
})

const request = z.strictObject({
  id: z.uuid(),
  act: z.string(),
  state: z.enum(['open', 'approved', 'rejected', 'withdrawn', 'expired', 'target-changed']),
  requestedBy: z.string(),
  requestedAt: instant,
  expiresAt: instant,
  memberId: z.uuid().optional(),
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
})

export const requestsListed = z.strictObject({ requests: z.array(request), next: z.string().optional() })

export const requestShown = z.strictObject({
  ...request.shape,
  evidence: z.string(),
  decisionReason: z.string().optional(),
  /** Word for word what the approver sees; its `act` says what it is. */
  shown: z.looseObject({ act: z.string() }),
})

const said = bilingual
const change = z.strictObject({ field: z.string(), before: said, after: said })

export const policyListed = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: count,
      effectiveFrom: date,
      state: z.string(),
      addedAt: instant,
      approvalId: z.uuid().optional(),
      announcement: z.strictObject({ from: date, title: said, body: said }).optional(),
      changes: z.array(change),
    }),
  ),
})

export const policyChecked = z.strictObject({
  version: count,
  effectiveFrom: date,
  changes: z.array(change),
  reach: z.strictObject({
    expiring: count,
    mailed: count,
    renewable: count,
    kept: count,
    told: count,
    waiting: count,
  }),
})

/** As it is reckoned: what was told, and what will be. */
export const noticesExplained = z.strictObject({
  holder: z.looseObject({ id: z.uuid(), loginId: z.string() }),
  at: instant,
  hindrances: z.array(z.unknown()),
  subjects: z.array(z.looseObject({ notices: z.array(z.unknown()), expected: z.array(z.unknown()) })),
})

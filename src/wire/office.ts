import * as z from 'zod/mini'
import { approvalShown, unlockShown } from './approval-shown.ts'
import { evidence } from './evidence.ts'

/** What the office application and the server say to each other. Instants and dates are ISO texts; ids are UUIDs. */

const id = z.uuid()
const instant = z.iso.datetime()
const date = z.iso.date()
const language = z.enum(['ja', 'en'])
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })

const staffRole = z.enum(['desk', 'approver', 'auditor', 'policy-editor', 'system-administrator'])
const staffAct = z.enum([
  'find-member',
  'read-member',
  'request-unlock',
  'request-import',
  'write-letters',
  'read-predecessors',
  'request-predecessor',
  'request-member-act',
  'stop-at-once',
  'read-staff',
  'request-staff-change',
  'read-letters',
  'print-letters',
  'read-approvals',
  'decide-approval',
  'read-alarms',
  'see-alarm',
  'read-board',
  'request-board-message',
  'preview-mails',
  'send-test-mail',
  'read-policy',
  'request-policy-version',
  'request-pull',
  'read-notices',
  'read-campaign',
  'remind-silent',
  'read-figures',
  'read-switches',
  'engage-switch',
  'request-switch-release',
  'read-api-clients',
  'request-api-client',
  'end-api-client',
  'read-webhooks',
  'request-webhook',
  'end-webhook',
  'run-webhook',
  'read-relying-parties',
  'request-relying-party',
  'end-relying-party',
])

const officeWording = z.strictObject({
  self: z.enum(['当金庫', '当行', '当組合']),
  selfEn: z.string(),
  service: bilingual,
  logon: z.enum(['ログオン', 'ログイン']),
  administrator: bilingual,
  user: bilingual,
  administratorPin: bilingual,
  administratorConfirmationPin: bilingual,
  userPin: bilingual,
  userConfirmationPin: bilingual,
  helpDesk: z.strictObject({ name: bilingual, telephone: z.string(), hours: bilingual }),
})

const officeInstitution = z.strictObject({
  slug: z.string(),
  name: bilingual,
  accent: z.string(),
  mark: z.string(),
  /** IANA name of the zone in which every date is meant. */
  zone: z.string(),
  /** Names of the roles and of the secrets, as this institution calls them. */
  administrator: bilingual,
  user: bilingual,
  /** `domain/policy.ts` Wording of today's policy: from it words/ makes the sentences that are read out. */
  wording: officeWording,
})

const staffPerson = z.strictObject({
  id,
  loginId: z.string(),
  name: z.string(),
  roles: z.array(staffRole),
  language,
  /** What he has set up to sign in with. */
  methods: z.array(z.enum(['passkey', 'password'])),
})

/** Why nothing of customers is let in: the database is behind the journal beside it. Absent while all is open. */
const closedDoors = z.strictObject({
  since: instant,
  isDamaged: z.boolean(),
  /** Told to whoever is signed in. */
  lacking: z.optional(z.strictObject({ events: z.int(), from: instant })),
})

/** GET /api/session: to ask does not make the session last longer. */
export const sessionAnswer = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('signed-out'),
    institution: officeInstitution,
    demo: z.boolean(),
    closed: z.optional(closedDoors),
  }),
  z.strictObject({
    state: z.literal('signed-in'),
    institution: officeInstitution,
    demo: z.boolean(),
    closed: z.optional(closedDoors),
    staff: staffPerson,
    may: z.array(staffAct),
    /** The server's now, which the demonstration moves. */
    now: instant,
    endsAt: instant,
  }),
])

/**
 * POST /api/session (an empty object) → sessionAnswer, and the session lasts longer; POST /api/sign-out (an empty
 * object) → 204; POST /api/language → 204 and a cookie: the language of this browser, signed in or not.
 */
export const languageChoice = z.strictObject({ language })

/** A ceremony of WebAuthn: options as JSON for navigator.credentials, and the ceremony's own id for the answer. */
export const ceremony = z.strictObject({ ceremonyId: id, options: z.record(z.string(), z.unknown()) })
/** RegistrationResponseJSON or AuthenticationResponseJSON of WebAuthn Level 3, §5.1.8; parsed further by the verifier. */
const credentialJson = z.looseObject({
  id: z.string().check(z.maxLength(2000)),
  type: z.literal('public-key'),
})

const loginId = z.string().check(z.trim(), z.minLength(1), z.maxLength(64))
const password = z.string().check(z.minLength(1), z.maxLength(256))
const totpCode = z.string().check(z.regex(/^\d{6}$/))

/** POST /api/sign-in/passkey/options (an empty object) → ceremony; POST /api/sign-in/passkey → 204 and the cookie. */
export const passkeySignIn = z.strictObject({ ceremonyId: id, response: credentialJson })
/** POST /api/sign-in/password → 204 and the cookie. One refusal for every cause. */
export const passwordSignIn = z.strictObject({ loginId, password, code: totpCode })

/** What the terminal printed for a new member of staff: good once, for 72 hours. */
export const activation = z.strictObject({
  loginId,
  activationCode: z.string().check(z.minLength(1), z.maxLength(64)),
})
/** POST /api/activation → who he is, and both ways to go on. */
export const activationAnswer = z.strictObject({
  name: z.string(),
  roles: z.array(staffRole),
  /** For the TOTP way: the secret in base32, its otpauth: address, and that address as the modules of a QR code. */
  totp: z.strictObject({ secret: z.string(), uri: z.string(), qr: z.array(z.string()) }),
  ceremony,
})
/** POST /api/activation/passkey → 204 and the cookie. */
export const passkeyActivation = z.strictObject({ ...activation.shape, ...passkeySignIn.shape })
/** POST /api/activation/password → 204 and the cookie. `code` proves that the TOTP secret was taken over. */
export const passwordActivation = z.strictObject({
  ...activation.shape,
  password: z.string().check(z.minLength(12), z.maxLength(256)),
  code: totpCode,
})

const memberStop = z.enum(['suspended', 'held', 'locked-by-administrator', 'loss-reported', 'ended'])
const doorName = z.enum(['acquisition', 'pickup', 'logon-pin', 'report', 'desk', 'help'])

export const branch = z.strictObject({ code: z.string(), name: z.string() })

export const memberSummary = z.strictObject({
  id,
  contractNumber: z.string(),
  contractName: bilingual,
  loginId: z.string(),
  name: z.string(),
  role: z.enum(['administrator', 'user']),
  stops: z.array(memberStop),
  lockedDoors: z.array(doorName),
  /** E of the certificate in use, when there is one. */
  expiryDate: z.optional(date),
})
/** GET /api/members?q=…&after=…: contract ID, member ID, company or person's name, mail address, serial number, fingerprint. */
export const memberSearchAnswer = z.strictObject({
  members: z.array(memberSummary),
  next: z.optional(z.string()),
})

/** `domain/standing.ts` as JSON: `kind` and the dates that belong to it. */
const standing = z.looseObject({ kind: z.string() })

const officeCertificate = z.strictObject({
  id,
  standing,
  stage: z.enum(['signing', 'proving', 'current', 'retiring', 'superseded', 'abandoned', 'revoked']),
  origin: z.enum(['acquisition', 'renewal', 'predecessor']),
  byProtocol: z.optional(z.enum(['est'])),
  /** As the next but one and the name, absent of a predecessor's that nobody has shown yet. */
  serialNumber: z.optional(z.string()),
  /** SHA-256, lower-case hex; absent until it is signed. */
  fingerprint: z.optional(z.string()),
  commonName: z.optional(z.string()),
  keyAlgorithm: z.optional(z.string()),
  notBefore: instant,
  notAfter: instant,
  expiryDate: date,
  issuedAt: instant,
  provedAt: z.optional(instant),
  endedAt: z.optional(instant),
})

/** What the decision function says to this person today: an act and the answer to it. */
const officeAnswer = z.strictObject({
  act: z.enum(['log-on', 'acquire', 'renew']),
  answer: z.enum(['yes', 'no']),
  /** Of a no: the refusal's code and facts, from which words/ makes the sentence to read out. */
  code: z.optional(z.string()),
  facts: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** `domain/mending.ts`: the step that makes it a yes. */
  mending: z.optional(z.string()),
})

/** GET /api/members/:id */
export const memberAnswer = z.strictObject({
  member: z.strictObject({
    ...memberSummary.shape,
    mailAddress: z.optional(z.string()),
    language,
    holderNumber: z.string(),
    pins: z.enum(['temporary', 'own']),
  }),
  standing,
  answers: z.array(officeAnswer),
  /** `domain/mail-verdict.ts`: why he got a mail or none, and when the last one was. */
  mail: z.strictObject({ verdict: z.string(), at: z.optional(instant) }),
  certificates: z.array(officeCertificate),
  /** Requests that wait for a decision about this member. */
  openApprovals: z.array(id),
})

/** One event of the audit trail, for the one time line of everything. */
const timelineEvent = z.strictObject({
  id,
  at: instant,
  kind: z.string(),
  actor: z.enum(['visitor', 'member', 'staff', 'system', 'api-client']),
  /** Of a member of staff. */
  actorName: z.optional(z.string()),
  certificateId: z.optional(id),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
/** GET /api/members/:id/timeline?before=…: newest first. */
export const timelineAnswer = z.strictObject({ events: z.array(timelineEvent), next: z.optional(z.string()) })

/** GET /api/members/:id/unlock: what would be asked for now. Refused with `nothing-to-unlock` when nothing is locked. */
export const unlockPreview = z.strictObject({
  shown: unlockShown,
  shownHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
/** POST /api/members/:id/unlock → { approvalId } */
export const unlockRequest = z.strictObject({
  shownHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** How the caller was identified. */
  evidence,
})
export const approvalMade = z.strictObject({ approvalId: id })

const approvalState = z.enum(['open', 'approved', 'rejected', 'withdrawn', 'expired', 'target-changed'])
export const approval = z.strictObject({
  id,
  state: approvalState,
  /** Without an id: an operator at the terminal, by the name that he gave. */
  requestedBy: z.strictObject({ id: z.optional(id), name: z.string() }),
  requestedAt: instant,
  expiresAt: instant,
  evidence: z.string(),
  shown: approvalShown,
  shownHash: z.string(),
  decidedBy: z.optional(z.strictObject({ id, name: z.string() })),
  decidedAt: z.optional(instant),
  decisionReason: z.optional(z.string()),
  /** Whether the person who asks may decide it, and if not why: `own`, `about-oneself`, `role`, `closed`. */
  mayDecide: z.enum(['yes', 'own', 'about-oneself', 'role', 'closed']),
})
/** GET /api/approvals?state=open|closed&after=… */
export const approvalsAnswer = z.strictObject({ approvals: z.array(approval), next: z.optional(z.string()) })

/** POST /api/approvals/:id/verification (an empty object) → ceremony whose challenge is bound to this approval and what is shown. */
const verification = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passkey'), ceremonyId: id, response: credentialJson }),
  z.strictObject({ kind: z.literal('password'), password, code: totpCode }),
])
/** POST /api/approvals/:id/approve → approval */
export const approveBody = z.strictObject({
  shownHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  verification,
})
/** POST /api/approvals/:id/reject → approval; POST /api/approvals/:id/withdraw (an empty object) → approval */
export const rejectBody = z.strictObject({
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
})
export const nothing = z.strictObject({})

const alarm = z.strictObject({
  id,
  kind: z.string(),
  raisedAt: instant,
  memberId: z.optional(id),
  memberName: z.optional(z.string()),
  /** Of the staff, where it is about one of them. */
  staffId: z.optional(id),
  staffName: z.optional(z.string()),
  certificateId: z.optional(id),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  seenAt: z.optional(instant),
  seenBy: z.optional(z.string()),
})
/** GET /api/alarms?state=unseen|all&after=…; POST /api/alarms/:id/seen (an empty object) → 204 */
export const alarmsAnswer = z.strictObject({ alarms: z.array(alarm), next: z.optional(z.string()) })

/** RFC 9457, with the facts from which words/ makes the sentence in the reader's language. */
export const officeProblem = z.looseObject({
  type: z.string(),
  status: z.int(),
  code: z.string(),
  facts: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
})

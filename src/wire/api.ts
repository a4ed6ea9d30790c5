import * as z from 'zod'
import { apiScopes } from '../domain/api-scope.ts'
import { mostLines } from '../domain/import-fault.ts'

/**
 * What programs and the server say to each other. The OpenAPI document is made of these very schemas, and what comes in and
 * goes out is read by them. Instants are RFC 3339, dates ISO 8601 in the institution's zone.
 */

const instant = z.iso.datetime()
const date = z.iso.date()
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const count = z.int().min(0)

/** A line: no control characters, half a surrogate neither. */
const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u)

const branch = z.strictObject({ code: line(20), name: line(200) })
const contractNumber = z.string().regex(/^[0-9A-Za-z]{1,20}$/)

export const contract = z.strictObject({
  number: z.string(),
  name: bilingual,
  kana: z.string().optional(),
  branch: z.strictObject({ code: z.string(), name: z.string() }).optional(),
})

export const contractsAnswer = z.strictObject({
  contracts: z.array(contract),
  next: z.string().optional().describe('Give it as `after` to go on; absent on the last page.'),
})

/** `domain/standing.ts` as JSON: `kind`, and the dates that belong to it. */
const standing = z
  .looseObject({
    kind: z.enum([
      'not-acquired',
      'not-yet-valid',
      'active',
      'renewable',
      'being-proved',
      'retiring',
      'expired-recoverable',
      'lapsed',
      'superseded',
      'abandoned',
      'revoked',
      'stopped',
    ]),
  })
  .describe(
    'Where somebody, or one certificate, stands at this moment: derived on each request, never stored.',
  )

const suggestedWindow = z
  .strictObject({ start: instant, end: instant })
  .optional()
  .describe(
    'When a program should renew the certificate in use: at a moment of its own choice between these (RFC 9773). Absent where there is nothing to renew.',
  )

const memberFields = {
  id: z.uuid(),
  contractNumber: z.string(),
  role: z.enum(['administrator', 'user']),
  loginId: z.string(),
  name: z.string(),
  standing,
  expiryDate: date.optional().describe('The last day of the certificate in use, also when it has passed.'),
  suggestedWindow,
}

export const membersAnswer = z.strictObject({
  members: z.array(z.strictObject(memberFields)),
  next: z.string().optional().describe('Give it as `after` to go on; absent on the last page.'),
})

export const memberAnswer = z.strictObject({
  ...memberFields,
  answers: z
    .array(
      z.strictObject({
        act: z.enum(['log-on', 'acquire', 'renew']),
        answer: z.enum(['yes', 'no']),
        code: z.string().optional().describe('Why not: a problem type.'),
        facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        mending: z.string().optional().describe('The step that makes it a yes.'),
      }),
    )
    .describe(
      'What would be answered to this person now: the same decision as on the pages and in the mails.',
    ),
})

export const certificatesAnswer = z.strictObject({
  certificates: z.array(
    z.strictObject({
      id: z.uuid(),
      serialNumber: z.string().optional(),
      commonName: z.string().optional(),
      fingerprint: z.string().optional().describe('SHA-256 of the certificate, lower-case hex.'),
      notBefore: instant,
      notAfter: instant,
      expiryDate: date,
      issuedAt: instant,
      standing,
      suggestedWindow,
    }),
  ),
})

export const noticesAnswer = z.strictObject({
  notices: z.array(
    z.strictObject({
      kind: z.string(),
      milestone: z.string(),
      certificateId: z.uuid().optional(),
      channel: z.enum(['mail', 'board']),
      toHolder: z.boolean().describe('False: to an administrator of the contract, about this person.'),
      state: z.string(),
      reason: z.string().optional(),
      dueOn: date,
      owedAt: instant,
      settledAt: instant.optional(),
      readAt: instant.optional(),
      mail: z
        .strictObject({ state: z.string(), sentAt: instant.optional(), bouncedAt: instant.optional() })
        .optional(),
    }),
  ),
})

const person = z.strictObject({
  role: z.enum(['administrator', 'user']),
  loginId: line(32),
  name: line(60),
  mail: line(254).optional(),
  language: z.enum(['ja', 'en']).optional().describe('Absent: ja.'),
})

const opens = z
  .enum(['at-once', 'later'])
  .default('later')
  .describe('Whether a certificate becomes acquirable for these people with it, or when somebody issues one.')

const ofContract = {
  company: line(100),
  companyKana: line(100).optional(),
  companyEnglish: line(100).optional(),
  branch: branch.optional(),
}

/** Secrets neither come in nor go out here: PINs and codes go by the institution's letters and mails. */
export const contractBody = z.strictObject({
  number: contractNumber,
  ...ofContract,
  people: z.array(person).min(1).max(500).describe('One administrator among them, at least.'),
  opens,
})

export const peopleBody = z.strictObject({ people: z.array(person).min(1).max(500), opens })

export const importBody = z.strictObject({
  people: z
    .array(
      z.strictObject({
        contractNumber,
        ...z.strictObject(ofContract).partial().shape,
        ...person.shape,
      }),
    )
    .min(1)
    .max(mostLines),
  opens,
})

export const dryRunQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .optional()
    .describe('true: everything is examined and nothing is written; no Idempotency-Key is needed.'),
})

export const numberedPage = z.strictObject({ after: contractNumber.optional() })
export const memberPage = z.strictObject({ after: z.uuid().optional() })
export const noQuery = z.strictObject({})

const counts = {
  contracts: count.describe('New ones.'),
  administrators: count,
  users: count,
  warnings: z.array(z.strictObject({ kind: z.string(), count })),
}

export const triedAnswer = z.strictObject({ state: z.literal('good'), ...counts })
export const writtenAnswer = z.strictObject({ state: z.literal('written'), ...counts })
export const waitingAnswer = z.strictObject({
  state: z.literal('waiting'),
  requestId: z.uuid(),
  expiresAt: instant,
  ...counts,
})

export const requestAnswer = z.strictObject({
  id: z.uuid(),
  state: z.enum(['open', 'approved', 'rejected', 'withdrawn', 'expired', 'target-changed']),
  requestedAt: instant,
  expiresAt: instant,
  decidedAt: instant.optional(),
})

const fault = z.strictObject({
  index: count.optional().describe('Of the person, from 0; absent for what is about the whole.'),
  column: z.string().optional(),
  kind: z.string(),
  value: z.string().optional(),
  other: count.optional(),
})

export const webhooksAnswer = z.strictObject({
  webhooks: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      url: z.string(),
      types: z.array(z.string()),
      state: z
        .enum(['working', 'no-secret', 'failing', 'paused'])
        .describe('paused: nothing is sent until staff let it go on; what happens waits.'),
      waiting: count.describe('Messages that have not been delivered.'),
    }),
  ),
})

export const webhookMessagesAnswer = z.strictObject({
  messages: z
    .array(
      z.strictObject({
        id: z.uuid().describe('The `webhook-id` of the message, however often it is sent.'),
        type: z.string(),
        state: z.enum(['waiting', 'delivered', 'given-up', 'withdrawn']),
        tries: count,
        queuedAt: instant,
        dueAt: instant,
        lastAt: instant.optional(),
        lastStatus: z.int().optional(),
        lastFailure: z.string().optional(),
      }),
    )
    .describe('The newest first.'),
  next: z.string().optional().describe('Give it as `after` to go on; absent on the last page.'),
})

export const replayBody = z.strictObject({
  since: instant.describe('What has happened from then on is sent once more, also what was delivered.'),
})

export const nothingBody = z.strictObject({})
export const queuedAnswer = z.strictObject({ state: z.literal('queued') })

/** RFC 9457. */
export const problem = z
  .looseObject({
    type: z.string().describe('An address with a page in both languages.'),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    faults: z
      .array(fault)
      .optional()
      .describe('Of `import-faulty`: all that is wrong with what was brought.'),
    count: count.optional(),
  })
  .describe('Problem details (RFC 9457)')

/** RFC 6749 §4.4, as a form. */
export const tokenBody = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string().max(100).optional(),
  client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer').optional(),
  client_assertion: z.string().max(8000).optional(),
  scope: z.string().max(1000).optional().describe(apiScopes.join(' ')),
})

export const tokenAnswer = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: z.string(),
})

export const tokenFault = z.strictObject({
  error: z.enum(['invalid_request', 'invalid_client', 'invalid_scope', 'unsupported_grant_type']),
})

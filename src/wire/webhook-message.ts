import * as z from 'zod'
import { testType, type WebhookType } from '../domain/webhook-event.ts'

/**
 * What other systems are posted. The OpenAPI document is made of these very schemas. What is told under a type only grows:
 * a receiver leaves aside what it does not know.
 */
const memberId = z.uuid().describe('As in /v1/members/{member}.')
const contractNumber = z.string().optional().describe('As in /v1/contracts/{contract}.')
const ofMember = { memberId, contractNumber }
const ofCertificate = {
  ...ofMember,
  certificateId: z.uuid().describe('As in /v1/members/{member}/certificates.'),
}
const stop = z.enum(['held', 'locked-by-administrator', 'loss-reported', 'ended'])

const data = {
  'acquisition.opened': z.object({
    ...ofMember,
    reason: z.string().describe('issue, reissue, new-pc, re-acquisition …'),
    deadline: z.iso.date().describe('The last day, in the institution’s zone.'),
  }),
  'certificate.issued': z
    .object({ ...ofCertificate, fingerprint: z.string().describe('SHA-256, lower-case hex.') })
    .describe('Made, and not used yet: the one before goes on until this one is proved.'),
  'certificate.proved': z
    .object(ofCertificate)
    .describe('It has logged on for the first time and is the current one.'),
  'certificate.retiring': z.object(ofCertificate).describe('It works on for a while beside its successor.'),
  'certificate.superseded': z.object(ofCertificate),
  'certificate.abandoned': z.object(ofCertificate).describe('Never proved, and not to be used any more.'),
  'certificate.revoked': z.object({
    ...ofCertificate,
    reason: z.string().optional().describe('RFC 5280 §5.3.1.'),
  }),
  'member.added': z.object({ ...ofMember, role: z.enum(['administrator', 'user']) }),
  'member.removed': z.object(ofMember),
  'member.stopped': z
    .object({ ...ofMember, certificateId: z.uuid().optional(), stop })
    .describe('All certificates of this person are stopped with it.'),
  'member.released': z
    .object({ ...ofMember, lifted: z.array(stop) })
    .describe('Other stops may hold: read how the person stands.'),
  'contract.stopped': z.object({ contractNumber, people: z.int() }).describe('Everybody of it at once.'),
  'contract.released': z.object({ contractNumber, people: z.int() }),
  'import.finished': z.object({
    contracts: z.int().optional().describe('New ones.'),
    requestId: z.uuid().optional().describe('As in /v1/requests/{request}, where it waited for approval.'),
  }),
  'mail.returned': z.object({
    ...ofMember,
    certificateId: z.uuid().optional(),
    bounce: z.string().describe('hard: this address has no reader.'),
    status: z.string().optional().describe('RFC 3463.'),
  }),
  [testType]: z.object({}).describe('Somebody of the staff looks whether messages arrive.'),
} satisfies Record<WebhookType | typeof testType, z.ZodType>

/** By type: what the whole body looks like. */
export const webhookMessages = Object.entries(data).map(([type, schema]) => ({
  type,
  schema: z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().describe('When it happened; the header says when it was sent.'),
    data: schema,
  }),
}))

export const webhookMessage = z.union(webhookMessages.map(({ schema }) => schema))

import { hash } from 'node:crypto'
import * as z from 'zod'
import type { AuditEvent, AuditEventKind } from '../../domain/audit-event.ts'
import { parseId } from '../../domain/id.ts'

/** Before the first line: the file's own name goes in, so that one file is not taken for another. */
export function firstLink(file: string): string {
  return hash('sha256', `warifu-journal-1\n${file}`)
}

/** A line is the hash over the hash before and the event, a blank, and the event in JSON. */
export function encodeLine(before: string, event: AuditEvent): { line: string; link: string } {
  const written = JSON.stringify({ ...event, at: event.at.toString({ smallestUnit: 'microsecond' }) })
  // JSON lets these two stand as they are, and who reads lines takes them for the end of one.
  const text = written.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  const link = hash('sha256', `${before}\n${text}`)
  return { line: `${link} ${text}\n`, link }
}

/** Undefined for what is no line. A line that does not follow from the one before is still read, and said to be so. */
export function parseLine(
  before: string,
  line: string,
): { link: string; event: AuditEvent; follows: boolean } | undefined {
  const [, link = '', text = ''] = /^([0-9a-f]{64}) (\{.*\})$/.exec(line) ?? []
  const parsed = shape.safeParse(readJson(text))
  if (!parsed.success) return undefined
  const { at, kind, institutionId, facts, ...rest } = parsed.data
  const ids = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const event: AuditEvent = {
    ...(ids as Pick<AuditEvent, 'id' | 'actor'>), // the shape has looked at each
    institutionId: parseId(institutionId),
    // Of a newer program's kinds the rules know nothing, and do nothing.
    kind: kind as AuditEventKind,
    at: Temporal.Instant.from(at),
    ...(facts && { facts }),
  }
  return { link, event, follows: link === hash('sha256', `${before}\n${text}`) }
}

const shape = z.strictObject({
  id: z.uuid(),
  institutionId: z.uuid(),
  kind: z.string().min(1),
  at: z.iso.datetime({ precision: 6 }),
  actor: z.string(),
  actorId: z.string().optional(),
  contractId: z.uuid().optional(),
  memberId: z.uuid().optional(),
  certificateId: z.uuid().optional(),
  entitlementId: z.uuid().optional(),
  renewalId: z.uuid().optional(),
  issuerId: z.uuid().optional(),
  origin: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

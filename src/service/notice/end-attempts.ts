import { type MailAnswer, statusIn } from '../../domain/mail-answer.ts'
import { absenceSeconds, nextTry } from '../../domain/mail-retry.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { EndedAttempt, MailInHand } from '../../ports/sending.ts'
import { auditRow } from '../audit/record.ts'
import { troubleWith } from './mail-trouble.ts'

/** An attempt with what came of it. */
export interface Settled {
  mail: MailInHand
  answer: MailAnswer
  ended: EndedAttempt
}

export interface Waits {
  /** After how long of “not now” a mail is given up. */
  patience: Temporal.Duration
  /** How often in a row the server was not there. */
  absences: number
  chance: number
}

/** What an answer makes of the mail. */
export function settle(mail: MailInHand, answer: MailAnswer, now: Temporal.Instant, waits: Waits): Settled {
  const { reply } = answer
  const server = 'server' in answer && answer.server !== '' ? answer.server : undefined
  const ended: EndedAttempt = {
    id: mail.item.id,
    attempt: mail.attempt,
    outcome: answer.kind,
    ...(server !== undefined && { server }),
    reply,
    becomes: becomes(mail, answer, now, waits),
  }
  return { mail, answer, ended }
}

function becomes(
  { attempt, firstTriedAt }: MailInHand,
  answer: MailAnswer,
  now: Temporal.Instant,
  { patience, absences, chance }: Waits,
): EndedAttempt['becomes'] {
  const { kind } = answer
  if (kind === 'accepted') return { state: 'sent' }
  if (kind === 'final') return { state: 'failed' }
  if (kind === 'unreached')
    return { state: 'waiting', nextTryAt: now.add({ seconds: absenceSeconds(absences) }), counts: false }
  const counts = kind === 'unknown' || answer.about === 'mail'
  const next = nextTry({ attempts: attempt, firstTriedAt }, now, counts ? patience : 'endless', chance)
  return next === 'given-up' ? { state: 'failed' } : { state: 'waiting', nextTryAt: next, counts }
}

/** Records how these attempts ended. Answers with how many of them others had ended before, as unknown. */
export function endAttempts(
  ports: Pick<Ports, 'store' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  settled: readonly Settled[],
  by: string,
  at: Temporal.Instant,
): Promise<number> {
  return ports.store.transact(institution.id, async (tx) => {
    const ended = new Set(
      await tx.sending.end(
        settled.map((each) => each.ended),
        by,
        at,
      ),
    )
    const ours = settled.filter(({ mail }) => ended.has(mail.item.id))
    const over = ours.filter(({ ended: { becomes } }) => becomes.state !== 'waiting')
    await tx.audit.appendAll(over.map((each) => auditRow(ports, institution.id, happening(each, at))))
    for (const { mail, ended: attempt } of over.filter((each) => each.ended.becomes.state === 'failed')) {
      if (mail.item.address === undefined) continue
      const status = statusIn(attempt.reply)
      await troubleWith(ports, tx, {
        memberId: mail.item.memberId,
        address: mail.item.address,
        kind: 'refused',
        ...(status !== undefined && { status }),
        outboxId: mail.item.id,
        at,
      })
    }
    return settled.length - ours.length
  })
}

function happening({ mail: { item, certificateId, attempt }, ended }: Settled, at: Temporal.Instant) {
  const isSent = ended.becomes.state === 'sent'
  return {
    at,
    actor: 'system',
    kind: isSent ? 'mail-sent' : 'mail-failed',
    memberId: item.memberId,
    ...(certificateId !== undefined && { certificateId }),
    facts: {
      outbox: item.id,
      mail: item.kind,
      attempt,
      ...(ended.server !== undefined && { server: ended.server }),
      reply: ended.reply.slice(0, 3),
    },
  } as const
}

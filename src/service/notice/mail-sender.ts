import { type MailAnswer, tidyReply } from '../../domain/mail-answer.ts'
import { absenceSeconds } from '../../domain/mail-retry.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Mailer } from '../../ports/mailer.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Lease } from '../../ports/sending.ts'
import { auditRow } from '../audit/record.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { endAttempts, type Settled, settle } from './end-attempts.ts'
import { type InHand, type MailsInHand, mailsInHand } from './mails-in-hand.ts'
import { fromDomain, type MailHouse, messageOf, sender } from './message-of.ts'
import { type RefusedSenders, refusedSenders } from './refused-sender.ts'
import { takeMails } from './take-mails.ts'
import { withdrawStale } from './withdraw-stale.ts'

export interface SenderOptions extends MailHouse {
  /** After how long of “not now” a mail is given up. */
  patience: Temporal.Duration
  /** How many mails a domain gets in a minute. */
  perMinute: number
}

/** Hears of what happens, for figures and the log. */
export interface SenderWatch {
  ended(kind: MailAnswer['kind'] | 'given-up' | 'withdrawn' | 'too-late', count: number): void
  /** No server could be reached; it is looked for again. */
  absent(reply: string): void
  /** Nothing of this institution is sent while this is so. */
  unready(slug: string, why: string): void
  /** The server will not have this institution's sender, and has not for a while. */
  refused(slug: string, reply: string): void
  fault(error: unknown): void
}

export interface MailSender {
  /** To be called each second: looks what is due, and goes on by itself as long as there is more. */
  round(): Promise<void>
  /** Takes no more in hand, and waits for what is talked about. */
  end(): Promise<void>
}

interface Sender {
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal'>
  mailer: Mailer
  institutions: () => readonly InstitutionRecord[]
  options: SenderOptions
  watch: SenderWatch
  /** Who it is among others like it. */
  name: string
  hand: MailsInHand
  ended: (Settled & { institution: InstitutionRecord })[]
  talks: Set<Promise<void>>
  absence: { times: number; until: Temporal.Instant }
  renewAt: Temporal.Instant
  /** When what is stale is looked for again. */
  sweepAt: Temporal.Instant
  refusals: RefusedSenders
  /** Whose mails are looked at first next time. */
  first: number
  filling: Promise<void> | undefined
  recording: Promise<void> | undefined
  isEnding: boolean
}

/** A lease is renewed long before it is over: only a process that died or stood still loses what it has in hand. */
const leaseSeconds = 20
const renewSeconds = 5
const sweepSeconds = 60
const endedTogether = 50
const takenBackTogether = 500

/**
 * Sends what is due, from a process that may be killed at any moment, beside others like it. An attempt is on record
 * before its conversation begins and after it ends; while it lasts no transaction is open.
 */
export function openMailSender(
  ports: Sender['ports'],
  mailer: Mailer,
  institutions: Sender['institutions'],
  options: SenderOptions,
  watch: SenderWatch,
): MailSender {
  const now = ports.clock.now()
  const state: Sender = {
    ...{ ports, mailer, institutions, options, watch },
    name: ports.random.uuid(),
    hand: mailsInHand(mailer.connections, options.perMinute),
    ended: [],
    talks: new Set(),
    absence: { times: 0, until: now },
    renewAt: now,
    sweepAt: now,
    refusals: refusedSenders(ports),
    first: 0,
    filling: undefined,
    recording: undefined,
    isEnding: false,
  }
  return {
    async round() {
      await renewLeases(state)
      await holdBack(state)
      await recordEnded(state)
      await eachInTurn(institutions(), (institution) => takeBack(state, institution))
      await sweep(state)
      await fill(state)
    },
    async end() {
      state.isEnding = true
      await state.filling
      const answer = { kind: 'unreached', reply: 'this program is ending' } as const
      for (const hand of state.hand.giveBack()) conclude(state, hand, answer)
      await Promise.all(state.talks)
      await recordEnded(state)
    },
  }
}

function leaseOf({ ports, name }: Sender): Lease {
  const at = ports.clock.now()
  return { by: name, at, until: at.add({ seconds: leaseSeconds }) }
}

async function renewLeases(state: Sender): Promise<void> {
  const lease = leaseOf(state)
  if (Temporal.Instant.compare(lease.at, state.renewAt) < 0) return
  state.renewAt = lease.at.add({ seconds: renewSeconds })
  for (const institution of state.hand.institutions())
    await state.ports.store.at(institution.id).sending.keep(state.hand.idsOf(institution), lease)
}

/** Of whoever has switched mails off, what nobody has begun to talk about goes back to where it waited. */
async function holdBack(state: Sender): Promise<void> {
  const { ports, hand, options } = state
  const now = ports.clock.now()
  for (const institution of hand.institutions()) {
    const off = await ports.store.at(institution.id).killSwitches.engaged()
    if (!off.some(({ name }) => name === 'mails')) continue
    const answer = { kind: 'unreached', reply: 'mails are switched off' } as const
    const waits = { patience: options.patience, absences: 1, chance: 0 }
    for (const { mail } of hand.giveBack(institution))
      state.ended.push({ ...settle(mail, answer, now, waits), institution })
  }
}

/** What others had in hand when they died: it may have gone out, and goes again. */
async function takeBack(state: Sender, { id }: InstitutionRecord): Promise<void> {
  const { ports, watch } = state
  const lease = leaseOf(state)
  const repeated = await ports.store.transact(id, async (tx) => {
    const mails = await tx.sending.takeBack(lease, takenBackTogether)
    const rows = mails.map((mail) =>
      auditRow(ports, id, {
        at: lease.at,
        actor: 'system',
        kind: 'mail-repeated',
        memberId: mail.memberId,
        facts: { outbox: mail.id },
      }),
    )
    await tx.audit.appendAll(rows)
    return mails.length
  })
  if (repeated > 0) watch.ended('unknown', repeated)
}

/** Now and then: what tells nobody anything any more is withdrawn before it could go, and who is refused is told. */
async function sweep(state: Sender): Promise<void> {
  const { ports, institutions, watch, refusals } = state
  const now = ports.clock.now()
  for (const { slug, reply } of await refusals.alarm(now)) watch.refused(slug, reply)
  if (Temporal.Instant.compare(now, state.sweepAt) < 0) return
  state.sweepAt = now.add({ seconds: sweepSeconds })
  await eachInTurn(institutions(), async (institution) => {
    const stale = await withdrawStale(ports, institution, now)
    if (stale > 0) watch.ended('withdrawn', stale)
  })
}

/** Takes in hand what there is room for. One filling at a time; whoever asks meanwhile has asked this one. */
function fill(state: Sender): Promise<void> {
  state.filling ??= fillOnce(state)
    .catch(state.watch.fault)
    .finally(() => {
      state.filling = undefined
    })
  return state.filling
}

/** Each institution is the first one in turn: one with much to send does not keep the others from it. */
async function fillOnce(state: Sender): Promise<void> {
  const institutions = state.institutions()
  state.first = (state.first + 1) % Math.max(1, institutions.length)
  const inTurn = [...institutions.slice(state.first), ...institutions.slice(0, state.first)]
  await eachInTurn(inTurn, async (institution) => {
    if (state.isEnding) return
    const lease = leaseOf(state)
    const { slug, smime } = sender(institution, state.options, { language: 'ja' }, lease.at)
    const why = state.mailer.unready(slug, smime)
    if (why === undefined) await fillFrom(state, institution, lease)
    else state.watch.unready(slug, why)
  })
}

async function fillFrom(state: Sender, institution: InstitutionRecord, lease: Lease): Promise<void> {
  const { hand, absence, ports, options, watch, mailer } = state
  const traffic = hand.traffic()
  const used = traffic.domains.length
  // Few statements for many mails: not before there is room for some.
  if (used > traffic.room.all - mailer.connections) return
  const isAbsent = absence.times > 0
  if (isAbsent && (used > 0 || Temporal.Instant.compare(lease.at, absence.until) < 0)) return
  // One looks whether the server is there again.
  const room = isAbsent ? { ...traffic.room, all: 1 } : traffic.room
  const idDomain = fromDomain(institution, options, lease.at)
  const taken = await takeMails(ports, institution, { ...traffic, room }, hand.allowances(lease.at), {
    lease,
    idDomain,
  })
  if (taken.withdrawn > 0) watch.ended('withdrawn', taken.withdrawn)
  hand.add(institution, taken.mails, lease.at)
  talk(state)
}

/** Begins as many conversations as there may be. */
function talk(state: Sender): void {
  for (let hand = state.hand.next(); hand !== undefined; hand = state.hand.next()) {
    const conversation = converse(state, hand)
    state.talks.add(conversation)
    void conversation.finally(() => state.talks.delete(conversation))
  }
}

async function converse(state: Sender, hand: InHand): Promise<void> {
  const { ports, options, mailer, watch } = state
  const heard = async (answer: MailAnswer) => {
    conclude(state, hand, answer)
    await recordEnded(state)
  }
  try {
    const message = await messageOf(ports, hand.institution, options, hand.mail, ports.clock.now())
    await mailer.send(message, heard)
  } catch (error) {
    watch.fault(error)
    const reply = 'this mail could not be made'
    await heard({ kind: 'temporary', about: 'us', server: '', reply, slow: false })
  }
  if (state.isEnding) return
  talk(state)
  await fill(state)
}

function conclude(state: Sender, hand: InHand, spoken: MailAnswer): void {
  const { ports, absence, options, watch } = state
  const now = ports.clock.now()
  const answer = { ...spoken, reply: tidyReply(spoken.reply) }
  state.hand.learn(hand, answer, now)
  if (answer.kind === 'unreached' && !state.isEnding) {
    absence.times += 1
    absence.until = now.add({ seconds: absenceSeconds(absence.times) })
    watch.absent(answer.reply)
  }
  if (answer.kind !== 'unreached') absence.times = 0
  const isRefused = answer.kind === 'temporary' && answer.about === 'us' && answer.server !== ''
  if (isRefused) state.refusals.refused(hand.institution, answer.reply, now)
  if (answer.kind === 'accepted' || answer.kind === 'final') state.refusals.taken(hand.institution)
  const chance = (ports.random.bytes(1)[0] ?? 0) / 255
  const waits = { patience: options.patience, absences: Math.max(1, absence.times), chance }
  const settled = settle(hand.mail, answer, now, waits)
  state.ended.push({ ...settled, institution: hand.institution })
  const isGivenUp = settled.ended.becomes.state === 'failed' && answer.kind !== 'final'
  watch.ended(isGivenUp ? 'given-up' : answer.kind, 1)
}

/** Records what has ended. What cannot be recorded now stays in hand for the next round. */
async function recordEnded(state: Sender): Promise<void> {
  // One recording at a time; the one that runs may have looked before ours was there.
  await state.recording
  state.recording ??= recordAll(state)
    .catch(state.watch.fault)
    .finally(() => {
      state.recording = undefined
    })
  await state.recording
}

async function recordAll({ ports, ended, hand, name, watch }: Sender): Promise<void> {
  for (let first = ended[0]; first !== undefined; first = ended[0]) {
    const { institution } = first
    const batch = ended.filter((each) => each.institution.id === institution.id).slice(0, endedTogether)
    const tooLate = await endAttempts(ports, institution, batch, name, ports.clock.now())
    if (tooLate > 0) watch.ended('too-late', tooLate)
    const ids = batch.map(({ mail }) => mail.item.id)
    hand.remove(ids)
    for (const each of batch) ended.splice(ended.indexOf(each), 1)
  }
}

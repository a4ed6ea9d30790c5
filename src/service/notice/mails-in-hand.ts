import { type Allowance, refilled, spent } from '../../domain/mail-allowance.ts'
import type { MailAnswer } from '../../domain/mail-answer.ts'
import {
  type Allowances,
  domainOf,
  hasRoom,
  mayTakeLong,
  type Room,
  roomForTalk,
  roomInHand,
  type Traffic,
} from '../../domain/mail-turn.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MailInHand } from '../../ports/sending.ts'

export interface InHand {
  institution: InstitutionRecord
  mail: MailInHand
  domain: string
  isSlow: boolean
  state: 'next' | 'talked-about' | 'ended'
}

/** What one process has in hand, and what it has learnt of those to whom it sends. */
export interface MailsInHand {
  add(institution: InstitutionRecord, mails: readonly MailInHand[], now: Temporal.Instant): void
  /** The next one for which a conversation is free; it is talked about from now on. */
  next(): InHand | undefined
  /** Those, of one institution or of all, that nobody has begun to talk about, which end by this. */
  giveBack(of?: InstitutionRecord): InHand[]
  learn(hand: InHand, answer: MailAnswer, now: Temporal.Instant): void
  remove(ids: readonly string[]): void
  idsOf(institution: InstitutionRecord): string[]
  institutions(): InstitutionRecord[]
  traffic(): Traffic
  allowances(now: Temporal.Instant): Allowances
}

const slowIsRemembered = Temporal.Duration.from({ minutes: 10 })

export function mailsInHand(connections: number, perMinute: number): MailsInHand {
  const mails = new Map<string, InHand>()
  const slowDomains = new Map<string, Temporal.Instant>()
  const given = new Map<string, Allowance>()
  const all = () => [...mails.values()]
  const trafficOf = (room: Room, hands: readonly InHand[]): Traffic => ({
    room,
    domains: hands.map(({ domain }) => domain),
    slow: hands.filter(({ isSlow }) => isSlow).length,
    slowDomains,
  })
  return {
    add(institution, taken, now) {
      for (const mail of taken) {
        const domain = domainOf(mail.item.address ?? '')
        const isSlow = mayTakeLong(
          { attempts: mail.attempt - 1, address: mail.item.address },
          slowDomains,
          now,
        )
        mails.set(mail.item.id, { institution, mail, domain, isSlow, state: 'next' })
        given.set(domain, spent(given.get(domain) ?? { left: perMinute, at: now }, 1))
      }
    },
    next() {
      const talk = trafficOf(
        roomForTalk(connections),
        all().filter(({ state }) => state === 'talked-about'),
      )
      const hand = all().find(
        ({ state, domain, isSlow }) => state === 'next' && hasRoom(talk, domain, isSlow),
      )
      if (hand !== undefined) hand.state = 'talked-about'
      return hand
    },
    giveBack(of) {
      const isTheirs = ({ institution }: InHand) => of === undefined || institution.id === of.id
      const hands = all().filter((hand) => hand.state === 'next' && isTheirs(hand))
      for (const hand of hands) hand.state = 'ended'
      return hands
    },
    learn(hand, answer, now) {
      hand.state = 'ended'
      const isSlow = answer.kind === 'unknown' || (answer.kind === 'temporary' && answer.slow)
      if (isSlow) slowDomains.set(hand.domain, now.add(slowIsRemembered))
      if (answer.kind === 'accepted') slowDomains.delete(hand.domain)
    },
    remove(ids) {
      for (const id of ids) mails.delete(id)
    },
    idsOf: (institution) =>
      all()
        .filter((hand) => hand.institution.id === institution.id)
        .map(({ mail }) => mail.item.id),
    institutions: () => [...new Map(all().map(({ institution }) => [institution.id, institution])).values()],
    traffic: () => trafficOf(roomInHand(connections), all()),
    allowances(now) {
      for (const [domain, allowance] of given) {
        const fuller = refilled(allowance, perMinute, now)
        if (fuller.left >= perMinute) given.delete(domain)
        else given.set(domain, fuller)
      }
      return { left: new Map([...given].map(([domain, { left }]) => [domain, left])), others: perMinute }
    },
  }
}

import { X509Certificate } from 'node:crypto'
import type { Browser } from '../world/browser.ts'
import type { EnrolmentKey } from '../world/enrolment-key.ts'
import type { Held, Person } from '../world/person.ts'
import { type Acknowledged, hearing, nothingAcknowledged } from './acknowledged.ts'
import type { Desk, DeskMember } from './desk.ts'
import type { Dice } from './dice.ts'
import { type Listener, networkBrowser } from './network-browser.ts'
import type { WholeProgram } from './program.ts'

/** The program has broken its word. Whatever else goes wrong may be a kill's doing, or ours. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/** He can do nothing but wait: a code is mailed once a minute. */
export class Waits extends Error {
  override readonly name = 'Waits'
}

export type Act = 'acquisition' | 'renewal'

/** A certificate of his, and which act gave it to him. */
export type Got = Held & { by: Act }

/** Somebody at his computer, and all that he knows. What he knows comes from whole answers only. */
export interface Customer {
  name: string
  member: DeskMember
  browser: Browser
  /** The certificates that he has received, with their keys. */
  store: Got[]
  /** The one with which he has logged on. */
  current?: Got
  /** The newest that he has received since. */
  unproved?: Got
  /** Whether it must be good for its first log-on: none was asked for after it. */
  unprovedIsGood: boolean
  /** Its first log-on was begun and not answered: now either this one works, or the one before. */
  unsure?: Got
  /** The key for which he has asked a certificate, and had no answer. */
  asked?: { key: EnrolmentKey; base: string }
  /** Which PINs are his: those of the letter, his own, or it was not answered. */
  pins: 'letter' | 'unsure' | 'own'
  letter: Pick<Person, 'pin' | 'confirmationPin'>
  session: 'none' | 'unsure' | 'open'
  /** He has begun an acquisition in this browser, and was told so. */
  begun: boolean
  /** There is something for him to acquire beside the certificate in use. */
  entitled: boolean
  /** Pickup codes that have served as often as they may. */
  spent: Set<string>
  code?: string
  acknowledged: Acknowledged
  /** How many of each he has brought to their first log-on. */
  done: Record<Act, number>
  /** Refusals in a row that nothing explains. */
  stumbles: number
  openBrowser(): Browser
}

/** What the acts of all have in common. */
export interface Scene {
  desk: Desk
  dice: Dice
}

export function newCustomer(
  program: WholeProgram,
  member: DeskMember,
  address: string,
  listener: Pick<Listener, 'sends' | 'loses'>,
): Customer {
  const acknowledged = nothingAcknowledged()
  const store: Got[] = []
  const heard = hearing(acknowledged, listener.sends)
  const { slug } = member.institution
  const openBrowser = () =>
    networkBrowser({
      origin: program.origin(slug),
      root: program.root,
      address,
      store,
      listener: {
        ...heard,
        loses(method, path, received) {
          heard.loses(method, path, received)
          listener.loses(method, path, received)
        },
      },
    })
  return {
    name: `${slug}/${member.record.loginId}`,
    member,
    browser: openBrowser(),
    store,
    unprovedIsGood: false,
    pins: 'letter',
    letter: { pin: '', confirmationPin: '' },
    session: 'none',
    begun: false,
    entitled: false,
    spent: new Set(),
    acknowledged,
    done: { acquisition: 0, renewal: 0 },
    stumbles: 0,
    openBrowser,
  }
}

/** At another computer. */
export function changeBrowser(customer: Customer): void {
  Object.assign(customer, { browser: customer.openBrowser(), session: 'none', begun: false })
}

/** The demonstration's clock was moved: sessions are over, and what hung on hours is. */
export function meetNewDay(customer: Customer, since: Temporal.Instant): void {
  changeBrowser(customer)
  customer.acknowledged.acquisitions = { told: 0, since }
  delete customer.asked
  customer.unprovedIsGood = false
  if (customer.current !== undefined) customer.entitled = false
}

export function expiryDateOf({ certificate }: Held): Temporal.PlainDate {
  const { validToDate } = new X509Certificate(certificate)
  return validToDate.toTemporalInstant().toZonedDateTimeISO('Asia/Tokyo').toPlainDate()
}

/** Whether the certificate in use has more days; without one, no. */
export function hasWorkingOne({ current }: Customer, today: Temporal.PlainDate): boolean {
  return current !== undefined && Temporal.PlainDate.compare(today, expiryDateOf(current)) <= 0
}

export function isRenewable(customer: Customer, today: Temporal.PlainDate): boolean {
  const { current } = customer
  if (current === undefined || !hasWorkingOne(customer, today)) return false
  return Temporal.PlainDate.compare(today, expiryDateOf(current).subtract({ days: 30 })) >= 0
}

import type { Page } from '../world/browser.ts'
import { beginLogon, ownPins, type Purpose } from '../world/person.ts'
import { fingerprintOf, isLoggedOn } from './acknowledged.ts'
import { type Customer, Fault, type Got, hasWorkingOne, type Scene } from './customer.ts'

/** Logs on with what he has, to the menu. False when nothing that he has need work, and nothing does. */
export async function comeIn(customer: Customer, { desk, dice }: Scene): Promise<boolean> {
  const { current, unproved, unsure, unprovedIsGood } = customer
  const isOwed =
    hasWorkingOne(customer, desk.today()) || (current === undefined && (unsure ? true : unprovedIsGood))
  const candidates = unsure === undefined ? [current ?? unproved] : dice.shuffled([unsure, current])
  const refused: string[] = []
  for (const held of candidates) {
    if (held === undefined) continue
    const page = await show(customer, held, 'logon')
    if (isLoggedOn(page)) {
      await enter(customer)
      return true
    }
    refused.push(nameOf(page))
  }
  if (isOwed) throw new Fault(`${customer.name} is shut out: ${refused.join(', ')}`)
  delete customer.unsure
  if (current === undefined) delete customer.unproved
  return false
}

/** The first log-on of what he has received last. False when a later one, whose answer was lost, has taken its place. */
export async function prove(customer: Customer, purpose: Purpose): Promise<boolean> {
  const { unproved, unprovedIsGood } = customer
  if (unproved === undefined) return false
  const page = await show(customer, unproved, purpose)
  if (isLoggedOn(page)) {
    await enter(customer)
    return true
  }
  if (unprovedIsGood) throw new Fault(`${customer.name} cannot use what he has just got: ${nameOf(page)}`)
  delete customer.unproved
  delete customer.unsure
  return false
}

/** Shows a certificate at a fresh address and brings the code back to the portal. */
async function show(customer: Customer, held: Got, purpose: Purpose): Promise<Page> {
  const { browser } = customer
  const judged = await browser.present(await beginLogon(browser, purpose), held.certificate)
  if (judged.location === '') return judged
  if (held !== customer.current) customer.unsure = held
  customer.session = 'unsure'
  const back = await browser.get(judged.location)
  if (isLoggedOn(back)) meetSuccess(customer, held)
  return back
}

function meetSuccess(customer: Customer, held: Got): void {
  customer.session = 'open'
  customer.acknowledged.proved.add(fingerprintOf(held.certificate))
  if (held === customer.current) {
    // So the first log-on of the other one was never done.
    if (customer.unsure !== undefined) customer.unproved = customer.unsure
  } else {
    customer.current = held
    customer.done[held.by] += 1
    if (held.by === 'acquisition') Object.assign(customer, { entitled: false, begun: false })
    delete customer.unproved
    delete customer.asked
  }
  delete customer.unsure
}

/** From the certificate through what is owed to the menu or the notices. */
export async function enter(customer: Customer): Promise<void> {
  for (;;) {
    const next = await customer.browser.get('/logon/next')
    if (next.location === '/logon/pin') await enterPin(customer)
    else if (next.location === '/first-use') await choosePins(customer)
    else if (next.location === '/menu' || next.location === '/notices') {
      customer.pins = 'own'
      return
    } else throw new Fault(`${customer.name} has logged on and meets ${nameOf(next)}`)
  }
}

async function enterPin(customer: Customer): Promise<void> {
  for (const pin of pinsOf(customer)) {
    const entered = await customer.browser.post('/logon/pin', { pin: pin.pin })
    if (entered.location === '/logon/next') return
    if (entered.status !== 422) throw new Fault(`${customer.name}’s PIN meets ${nameOf(entered)}`)
  }
  throw new Fault(`${customer.name}’s PINs are forgotten`)
}

/** In the order in which he tries them. */
export function pinsOf({ pins, letter }: Customer): Pick<typeof ownPins, 'pin' | 'confirmationPin'>[] {
  return [...(pins === 'letter' ? [] : [ownPins]), ...(pins === 'own' ? [] : [letter])]
}

async function choosePins(customer: Customer): Promise<void> {
  customer.pins = 'unsure'
  const chosen = await customer.browser.post('/first-use', ownPins)
  if (chosen.location !== '/logon/next')
    throw new Fault(`${customer.name}’s own PINs are refused: ${nameOf(chosen)}`)
  customer.pins = 'own'
}

export function nameOf({ status, location, screen, text }: Page): string {
  const code = /\/problems\/([a-z-]+)/.exec(text)?.[1] ?? ''
  return [status, screen, location, code].filter(Boolean).join(' ')
}

import type { Page } from '../world/browser.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  askCertificate,
  enterCode,
  fieldOf,
  identify,
  openRenewal,
  type Person,
  sayYes,
} from '../world/person.ts'
import {
  type Act,
  type Customer,
  changeBrowser,
  Fault,
  hasWorkingOne,
  isRenewable,
  type Scene,
  Waits,
} from './customer.ts'
import { comeIn, enter, nameOf, pinsOf, prove } from './logging-on.ts'

const window = '/acquire/window'

/** Whatever is to be done, or what one does on a day on which nothing is. */
export async function act(customer: Customer, scene: Scene): Promise<void> {
  const { desk, dice } = scene
  if (dice.chance(0.15)) changeBrowser(customer)
  if (customer.unsure !== undefined) await comeIn(customer, scene)
  else if (owesAcquisition(customer, scene)) await acquire(customer, scene)
  else if (isRenewable(customer, desk.today()) && dice.chance(0.85)) await renew(customer, scene)
  else await lookAround(customer, scene)
}

export function owesAcquisition(customer: Customer, { desk }: Pick<Scene, 'desk'>): boolean {
  return customer.entitled || !hasWorkingOne(customer, desk.today())
}

/** 「電子証明書取得」, from where he was or from the beginning, mostly to the first log-on. */
async function acquire(customer: Customer, scene: Scene): Promise<void> {
  const { dice } = scene
  if (customer.unproved !== undefined && dice.chance(0.5) && (await prove(customer, 'logon'))) return
  if (!(await resumes(customer, scene))) {
    await beginAcquisition(customer, scene)
    await openByCode(customer, scene)
  }
  await sayYes(customer.browser, window)
  const isThere = await askFor(customer, scene, window, 'acquisition')
  if (isThere && dice.chance(0.85)) await prove(customer, dice.one(['logon', 'proof']))
}

/** Whether the window of this browser stands where something can be said yes to or a key be made. */
async function resumes(customer: Customer, { dice }: Scene): Promise<boolean> {
  if (!customer.begun || !dice.chance(0.6)) return false
  const page = await customer.browser.get(window)
  if (page.status === 200) return true
  if (page.status !== 303) throw new Fault(`${customer.name}’s acquisition is gone: ${nameOf(page)}`)
  return false // the code is asked for, or what was made waits for its first log-on
}

async function beginAcquisition(customer: Customer, { desk }: Scene): Promise<void> {
  const { member, browser } = customer
  const { pin, confirmationPin } = await desk.post(member)
  if (pin !== undefined && confirmationPin !== undefined) customer.letter = { pin, confirmationPin }
  const refused: string[] = []
  for (const pins of pinsOf(customer)) {
    const { id, role, loginId, contract } = member.record
    const person: Person = { slug: member.institution.slug, id, role, loginId, pickupCode: '', ...pins }
    const page = await identify(browser, person, { contractId: contract.number })
    if (page.location === '/acquire/code') {
      customer.begun = true
      return
    }
    refused.push(nameOf(page))
  }
  throw new Fault(`${customer.name} cannot acquire: ${refused.join(', ')}`)
}

/** By the letter's code, else by one that he has mailed to him. */
async function openByCode(customer: Customer, { desk }: Scene): Promise<void> {
  const { member, browser, spent } = customer
  for (let time = 1; time <= 4; time += 1) {
    const { letterCode, mailCode } = await desk.post(member)
    const code = [letterCode, mailCode].find((one) => one !== undefined && !spent.has(one))
    if (code === undefined) {
      const sent = await browser.post('/acquire/code/mail', {})
      if (sent.status === 429) throw new Waits()
      if (sent.location !== '/acquire/code')
        throw new Fault(`${customer.name} gets no pickup code: ${nameOf(sent)}`)
      continue
    }
    customer.code = code
    const opened = await enterCode(browser, code)
    if (opened.location === window) return
    spent.add(code)
  }
  throw new Fault(`${customer.name} has no code that fits`)
}

/** The window from 「重要なお知らせ」, mostly to the proof. */
async function renew(customer: Customer, scene: Scene): Promise<void> {
  const { dice } = scene
  if (!(await isIn(customer)) && !(await comeIn(customer, scene))) return
  if (customer.unproved !== undefined && dice.chance(0.5) && (await prove(customer, 'proof'))) return
  const { current, browser } = customer
  if (current === undefined) return
  const base = await openRenewal(browser, current)
  await sayYes(browser, base)
  if (!(await askFor(customer, scene, base, 'renewal')) || !dice.chance(0.85)) return
  if (!(await prove(customer, 'proof'))) return
  const { text } = await browser.get(`${base}/status`)
  if (fieldOf(text, 'state') !== 'proved')
    throw new Fault(`${customer.name} has proved, and the window has not heard: ${text}`)
}

/** The enrolment script's part: a key of its own, or after an answer that never came the same one again. */
async function askFor(customer: Customer, { dice }: Scene, base: string, by: Act): Promise<boolean> {
  const isSame = customer.asked?.base === base && dice.chance(0.6)
  const kind = customer.member.institution.slug === 'b' ? 'RSA-2048' : 'EC-P256'
  const key = isSame && customer.asked ? customer.asked.key : makeEnrolmentKey(kind)
  customer.asked = { key, base }
  customer.unprovedIsGood = false
  const answer = await askCertificate(customer.browser, base, key)
  delete customer.asked
  if (answer.status === 200) {
    const got = { key, by, certificate: Uint8Array.fromBase64(fieldOf(answer.text, 'certificate')) }
    customer.store.push(got)
    customer.unproved = got
    customer.unprovedIsGood = true
    return true
  }
  if (isSpentCode(answer)) {
    customer.spent.add(customer.code ?? '')
    customer.begun = false
    return false
  }
  if (isSame && answer.text.includes('/problems/key-used-before')) return false
  throw new Error(`${customer.name} asks for a certificate and meets ${nameOf(answer)}`)
}

function isSpentCode({ text }: Page): boolean {
  return text.includes('/problems/pickup-code-spent')
}

async function lookAround(customer: Customer, scene: Scene): Promise<void> {
  if (!(await isIn(customer)) && !(await comeIn(customer, scene))) return
  const page = await customer.browser.get('/certificate')
  if (page.status !== 200) throw new Fault(`${customer.name} cannot see his certificate: ${nameOf(page)}`)
  if (!scene.dice.chance(0.3)) return
  customer.session = 'unsure'
  await customer.browser.post('/logoff', {})
  customer.session = 'none'
}

/** Whether his session goes on, all that it owes done. It may have been idle for too long. */
async function isIn(customer: Customer): Promise<boolean> {
  if (customer.session !== 'open') return false
  const next = await customer.browser.get('/logon/next')
  if (next.status !== 303) {
    customer.session = 'none'
    return false
  }
  await enter(customer)
  return true
}

/** A session that he was told of goes on after the program was killed. */
export async function checkSession(customer: Customer): Promise<void> {
  if (customer.session !== 'open') return
  const next = await customer.browser.get('/logon/next')
  if (next.status !== 303) throw new Fault(`${customer.name}’s session is gone: ${nameOf(next)}`)
}

/** Without kills: everybody ends with a certificate that logs on, and with what he was in the middle of. */
export async function finish(customer: Customer, scene: Scene): Promise<void> {
  for (let time = 1; time <= 8; time += 1) {
    if (customer.unsure !== undefined) await comeIn(customer, scene)
    if (owesAcquisition(customer, scene)) await acquire(customer, scene)
    else if ((await comeIn(customer, scene)) && (await renewsOrNeedNot(customer, scene))) return
  }
  throw new Fault(`${customer.name} has not come in after eight tries`)
}

/** Whoever is half-way in a renewal goes on with it, and others begin one. */
async function renewsOrNeedNot(customer: Customer, scene: Scene): Promise<boolean> {
  const { unproved, asked } = customer
  const isBegun = unproved?.by === 'renewal' || asked?.base.startsWith('/renewal/') === true
  if (!isRenewable(customer, scene.desk.today()) || !(isBegun || scene.dice.chance(0.3))) return true
  await renew(customer, scene)
  return false
}

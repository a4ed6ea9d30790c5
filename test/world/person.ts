import assert from 'node:assert/strict'
import type { MemberId } from '../../src/domain/id.ts'
import type { Role } from '../../src/domain/life.ts'
import { openSecret } from '../../src/service/notice/secret.ts'
import type { World } from '../world.ts'
import type { Browser, Page } from './browser.ts'
import { type EnrolmentKey, makeEnrolmentKey } from './enrolment-key.ts'
import { contractNumber } from './institution.ts'

export interface Person {
  slug: string
  id: MemberId
  role: Role
  loginId: string
  /** As the letters had them. */
  pin: string
  confirmationPin: string
  pickupCode: string
}

/** A certificate with its key, as it lies in somebody's store. */
export interface Held {
  key: EnrolmentKey
  certificate: Uint8Array
}

export const ownPins = {
  pin: '482913',
  pinAgain: '482913',
  confirmationPin: 'k7m2pq',
  confirmationPinAgain: 'k7m2pq',
}

/** Who someone is, with what stands in the letters that were sent to him. */
export async function readPerson(world: World, loginId: string, slug = 'a'): Promise<Person> {
  const { members, outbox } = world.ports.store.at(world.institution(slug).id)
  const member = (await members.all()).find((candidate) => candidate.loginId === loginId)
  assert.ok(member, `nobody is called ${loginId}`)
  const person: Person = {
    slug,
    id: member.id,
    role: member.role,
    loginId,
    pin: '',
    confirmationPin: '',
    pickupCode: '',
  }
  for (const item of await outbox.ofMember(member.id)) {
    const secret = openSecret(world.ports, item)
    if (secret?.kind === 'pin-letter')
      Object.assign(person, { pin: secret.pin, confirmationPin: secret.confirmationPin })
    if (secret?.kind === 'pickup-letter') person.pickupCode = secret.code
  }
  return person
}

export function identify(
  browser: Browser,
  person: Person,
  wrong: Record<string, string> = {},
): Promise<Page> {
  const { role, loginId: memberId, pin, confirmationPin } = person
  return browser.post('/acquire', {
    role,
    contractId: contractNumber,
    memberId,
    pin,
    confirmationPin,
    ...wrong,
  })
}

export async function enterCode(browser: Browser, code: string): Promise<Page> {
  return browser.post('/acquire/code', { code })
}

/** The code in the newest mail; it can be read as long as it is of use. */
export async function mailedCode(world: World, person: Person): Promise<string | undefined> {
  const items = await world.ports.store.at(world.institution(person.slug).id).outbox.ofMember(person.id)
  const secrets = items
    .filter(({ channel }) => channel === 'mail')
    .map((item) => openSecret(world.ports, item))
  const secret = secrets.find((candidate) => candidate?.kind === 'pickup-code')
  return secret?.kind === 'pickup-code' ? secret.code : undefined
}

/** Says yes on every screen of the window, until the key is to be made. Answers with these screens, in their order. */
export async function sayYes(browser: Browser, base: string): Promise<string[]> {
  const screens: string[] = []
  for (;;) {
    const page = await browser.get(base)
    assert.equal(page.status, 200, page.text)
    const step = /name="step" value="([a-z-]+)"/.exec(page.text)?.[1]
    if (step === undefined) return screens
    screens.push(page.screen)
    const answered = await browser.post(`${base}/step`, { step, answer: 'yes' })
    assert.equal(answered.location, base, answered.text)
  }
}

export function askCertificate(browser: Browser, base: string, { request }: EnrolmentKey): Promise<Page> {
  return browser.postJson(`${base}/certificate`, { request: request.toBase64() })
}

/** The enrolment island's twin: makes a key, asks, keeps the certificate. */
export async function enrol(browser: Browser, base: string, key = makeEnrolmentKey()): Promise<Held> {
  const answer = await askCertificate(browser, base, key)
  assert.equal(answer.status, 200, answer.text)
  return { key, certificate: Uint8Array.fromBase64(fieldOf(answer.text, 'certificate')) }
}

/** A text field of a JSON answer. */
export function fieldOf(json: string, name: string): string {
  const parsed: unknown = JSON.parse(json)
  assert.ok(typeof parsed === 'object' && parsed !== null && name in parsed, json)
  const value: unknown = Object.entries(parsed).find(([key]) => key === name)?.[1]
  assert.ok(typeof value === 'string', json)
  return value
}

/** 「電子証明書取得」 from the form to the file. The certificate has not logged on yet. */
export async function acquire(browser: Browser, person: Person, code = person.pickupCode): Promise<Held> {
  const identified = await identify(browser, person)
  assert.equal(identified.location, '/acquire/code', identified.text)
  const opened = await enterCode(browser, code)
  assert.equal(opened.location, '/acquire/window', opened.text)
  await sayYes(browser, '/acquire/window')
  return enrol(browser, '/acquire/window')
}

export type Purpose = 'logon' | 'renewal' | 'proof'

/** The address of a fresh attempt. */
export async function beginLogon(browser: Browser, purpose: Purpose = 'logon'): Promise<string> {
  const begun = await browser.get(`/logon/start?purpose=${purpose}`)
  assert.equal(begun.status, 303, begun.text)
  return begun.location
}

/** Shows a certificate at a fresh address and comes back to the portal; where the log-on host refuses, its page. */
export async function showCertificate(
  browser: Browser,
  held: Held | undefined,
  purpose: Purpose = 'logon',
): Promise<Page> {
  const judged = await browser.present(await beginLogon(browser, purpose), held?.certificate)
  return judged.location === '' ? judged : browser.get(judged.location)
}

/** Certificate and PIN, to the page where a log-on ends. */
export async function logOn(browser: Browser, held: Held, pin = ownPins.pin): Promise<Page> {
  const shown = await showCertificate(browser, held)
  assert.equal(shown.location, '/logon/next', shown.text)
  const owed = await browser.get(shown.location)
  if (owed.location !== '/logon/pin') return browser.open(owed.location)
  const entered = await browser.post('/logon/pin', { pin })
  assert.equal(entered.location, '/logon/next', entered.text)
  return browser.open(entered.location)
}

/** First acquisition, first log-on and 開通確認: from then on a customer like any other. */
export async function becomeCustomer(
  world: World,
  person: Person,
): Promise<{ browser: Browser; held: Held }> {
  const browser = world.openBrowser(person.slug)
  const held = await acquire(browser, person)
  await logOn(browser, held, person.pin)
  const chosen = await browser.post('/first-use', ownPins)
  assert.equal(chosen.location, '/logon/next', chosen.text)
  return { browser, held }
}

/** 「電子証明書更新前処理中」, with a fresh act where it asks for one. Answers with the address of the renewal. */
export async function openRenewal(browser: Browser, held: Held): Promise<string> {
  const preparing = await browser.get('/renewal/start')
  assert.equal(preparing.screen, 'R-10', preparing.text)
  const next = /http-equiv="refresh" content="\d+; url=([^"]+)"/.exec(preparing.text)?.[1] ?? ''
  if (next.startsWith('/renewal/')) return next
  const shown = await showCertificate(browser, held, 'renewal')
  assert.equal(shown.location, '/renewal/resume', shown.text)
  return (await browser.get('/renewal/resume')).location
}

/** The window from 「更新」 to the file; what was made has not logged on yet. */
export async function renew(browser: Browser, held: Held): Promise<Held & { base: string }> {
  const base = await openRenewal(browser, held)
  await sayYes(browser, base)
  return { ...(await enrol(browser, base)), base }
}

/** The first log-on of a new certificate. */
export async function prove(browser: Browser, held: Held): Promise<Page> {
  return showCertificate(browser, held, 'proof')
}

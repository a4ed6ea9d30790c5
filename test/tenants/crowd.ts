import assert from 'node:assert/strict'
import { parseId } from '../../src/domain/id.ts'
import type { CertificateRecord } from '../../src/ports/certificate-records.ts'
import type { MemberRecord } from '../../src/ports/member-records.ts'
import { record } from '../../src/service/audit/record.ts'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { readSession, type Session } from '../../src/service/logon/session.ts'
import { addMember } from '../../src/service/member/add-member.ts'
import { partyOf, reportLoss } from '../../src/service/member/report-loss.ts'
import type { Browser } from '../world/browser.ts'
import {
  acquire,
  becomeCustomer,
  beginLogon,
  enterCode,
  type Held,
  identify,
  logOn,
  openRenewal,
  type Person,
  prove,
  readPerson,
  renew,
  sayYes,
} from '../world/person.ts'
import { openWorld, type World } from '../world.ts'
import { addAddressChange } from './address-change.ts'
import { addDeskForm } from './desk-forms.ts'
import { addImport } from './joining.ts'
import { addMails } from './mails.ts'
import { enterFor } from './service.ts'
import { addOffice, type StaffThings } from './staff.ts'

/** Somebody of an institution in some state, with all that he could show, send or name. */
export interface Somebody {
  state: string
  person: Person
  member: MemberRecord
  browser: Browser
  certificates: CertificateRecord[]
  session?: Session
  renewalId?: string
  /** Of an attempt that was begun and not used. */
  label?: string
  /** Of a log-on that was judged and not redeemed. */
  handover?: string
  /** The PKCS #10 request of his newest key. */
  request?: Uint8Array
}

export interface Crowd {
  world: World
  /** By the institution's slug. The same states, contract numbers and log-on IDs in both, other names. */
  people: Record<'a' | 'b', readonly Somebody[]>
  offices: Record<'a' | 'b', StaffThings>
  /** Of a change of mail address that waits. */
  addressCodes: Record<'a' | 'b', string>
}

type Doing = Pick<Somebody, 'renewalId' | 'label' | 'handover' | 'request'> & { held?: Held }
type Deed = (browser: Browser, held: Held) => Promise<Doing>

const idOf = (base: string) => base.slice('/renewal/'.length)

/** What those do in October who have been customers since November of the year before. */
const customers: Record<string, Deed> = {
  idle: async () => ({}),
  renewing: async (browser, held) => {
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    return { renewalId: idOf(base) }
  },
  renewed: async (browser, held) => {
    const { base, key } = await renew(browser, held)
    return { renewalId: idOf(base), request: key.request }
  },
  retiring: async (browser, held) => {
    const fresh = await renew(browser, held)
    await prove(browser, fresh)
    return { renewalId: idOf(fresh.base), held: fresh, request: fresh.key.request }
  },
  attempting: async (browser) => ({ label: labelOf(await beginLogon(browser)) }),
  judged: async (browser, held) => {
    const { location } = await browser.present(await beginLogon(browser), held.certificate)
    const handover = new URL(location, 'https://portal.test').searchParams.get('code')
    assert.ok(handover, location)
    return { handover }
  },
  suspended: async () => ({}),
  left: async () => ({}),
  reported: async () => ({}),
}

/** What newcomers have done. */
const newcomers: Record<string, (browser: Browser, person: Person) => Promise<Doing>> = {
  entitled: async () => ({}),
  identified: async (browser, person) => {
    await identify(browser, person)
    return {}
  },
  opened: async (browser, person) => {
    await identify(browser, person)
    await enterCode(browser, person.pickupCode)
    await sayYes(browser, '/acquire/window')
    return {}
  },
  issued: async (browser, person) => {
    const { key } = await acquire(browser, person)
    return { request: key.request }
  },
  locked: lockOut,
  waiting: lockOut,
}

async function lockOut(browser: Browser, person: Person): Promise<Doing> {
  for (let n = 0; n < 5; n += 1) await identify(browser, person, { pin: '00000000' })
  await identify(browser, { ...person, loginId: 'nobody' })
  return {}
}

const labelOf = (address: string) => new URL(address).hostname.split('.')[0]?.split('-')[1] ?? ''

/** Two institutions whose people are in every state, in the same months. Whoever opens it closes its world. */
export async function openCrowd(): Promise<Crowd> {
  const people = (slug: string) =>
    ['administrator', ...Object.keys(customers)].map((state) => ({
      role: state === 'administrator' ? ('administrator' as const) : ('user' as const),
      loginId: state,
      displayName: `${slug.toUpperCase()} ${state}`,
      language: 'ja' as const,
    }))
  const est = { enroll: 'secret', reenroll: 'all', secretHours: 72 } as const
  const policy = { retirement: { kind: 'after', days: 5 }, est } as const
  const world = await openWorld({
    now: '2026-11-22T00:00:00Z',
    institutions: (['a', 'b'] as const).map((slug) => ({ slug, policy, people: people(slug) })),
  })
  try {
    const began = { a: await beginYear(world, 'a'), b: await beginYear(world, 'b') }
    world.goTo('2027-10-23T09:00:00')
    const a = await endYear(world, 'a', began.a)
    const b = await endYear(world, 'b', began.b)
    for (const people of [a, b]) await reportOne(world, people)
    await addDeskForm(world, 'a', a)
    await addDeskForm(world, 'b', b)
    const addressCodes = {
      a: await addAddressChange(world, 'a', a),
      b: await addAddressChange(world, 'b', b),
    }
    for (const people of [a, b]) await addProofs(world, people)
    await stopSome(world)
    for (const slug of ['a', 'b']) await addMails(world, slug)
    const offices = {
      a: await addOffice(world, 'a', waitingIn(a)),
      b: await addOffice(world, 'b', waitingIn(b)),
    }
    for (const slug of ['a', 'b'] as const) await addImport(world, slug, offices[slug].makerSession)
    for (const [slug, people] of Object.entries({ a, b })) {
      const session = people.find((one) => one.session !== undefined)?.session
      if (session) await enterFor(world, slug, session, `ib-${slug}`)
    }
    return { world, people: { a, b }, offices, addressCodes }
  } catch (error) {
    await world.close()
    throw error
  }
}

/** The administrator has a passkey, was asked for another one, and is asked by somebody who comes back. */
async function addProofs({ ports, institution }: World, people: readonly Somebody[]): Promise<void> {
  const administrator = people.find(({ state }) => state === 'administrator')
  const [certificate] = administrator?.certificates ?? []
  assert.ok(administrator && certificate)
  const { member, person } = administrator
  const now = ports.clock.now()
  const tx = ports.store.at(institution(person.slug).id)
  const passkey = { credentialId: ports.random.bytes(32), publicKey: ports.random.bytes(64) }
  await tx.memberPasskeys.add(member.id, certificate.id, { ...passkey, counter: 1, transports: [] }, now)
  const id = ports.random.uuid()
  const expiresAt = now.add({ hours: 1 })
  const challenge = ports.random.bytes(32)
  const ceremony = {
    id,
    kind: 'registration',
    memberId: member.id,
    boundId: id,
    challenge,
    expiresAt,
  } as const
  await tx.memberCeremonies.add(ceremony, now)
  const { acquisitionId } = certificate
  assert.ok(acquisitionId)
  await tx.recoveryApprovals.ask({ acquisitionId, memberId: member.id, askedAt: now, expiresAt })
}

/** What no page does yet: some were stopped, and of the trail a part is sealed. */
async function stopSome({ database: { db }, ports, institution }: World): Promise<void> {
  const now = ports.clock.now()
  await db.updateTable('member').set({ suspended_at: now }).where('login_id', '=', 'suspended').execute()
  await db.updateTable('member').set({ ended_at: now }).where('login_id', '=', 'left').execute()
  for (const slug of ['a', 'b']) {
    const { id } = institution(slug)
    await sealAudit(ports, id)
    const key = { ...(await ports.keyMaker.make('P-256')), signatureAlgorithm: 'ecdsa-with-SHA256' } as const
    await ports.store.at(id).auditKeys.addFirst(key, now)
    await ports.store.transact(id, (tx) =>
      record(ports, tx, { at: now, actor: 'system', kind: 'clock-moved' }),
    )
  }
}

const waitingIn = (people: readonly Somebody[]) => {
  const waiting = people.find(({ state }) => state === 'waiting')
  assert.ok(waiting)
  return waiting.member.id
}

/** He stops himself, which alarms the staff. */
async function reportOne({ ports, institution }: World, people: readonly Somebody[]): Promise<void> {
  const reporter = people.find(({ state }) => state === 'reported')
  assert.ok(reporter)
  const { member, person } = reporter
  const report = { reason: 'loss', by: 'session' } as const
  await reportLoss(ports, institution(person.slug), partyOf(member), member.id, report)
}

type Customers = { state: string; person: Person; browser: Browser; held: Held }[]

async function beginYear(world: World, slug: string): Promise<Customers> {
  const all: Customers = []
  for (const state of ['administrator', ...Object.keys(customers)]) {
    const person = await readPerson(world, state, slug)
    all.push({ state, person, ...(await becomeCustomer(world, person)) })
  }
  return all
}

async function endYear(world: World, slug: string, began: Customers): Promise<Somebody[]> {
  await world.sweep(slug)
  const all: Somebody[] = []
  for (const { state, person, browser, held } of began) {
    await logOn(browser, held)
    await choosePins(world, person)
    const doing = await (customers[state] ?? customers.idle)?.(browser, held)
    all.push(await describe(world, state, person, browser, doing))
  }
  const institution = world.institution(slug)
  const [first] = all
  assert.ok(first)
  for (const [state, act] of Object.entries(newcomers)) {
    await addMember(world.ports, institution, {
      contractId: first.member.contract.id,
      role: 'user',
      loginId: state,
      displayName: `${slug.toUpperCase()} ${state}`,
      language: 'en',
      mailAddress: `${state}@${slug}.example`,
    })
    const person = await readPerson(world, state, slug)
    const browser = world.openBrowser(slug)
    all.push(await describe(world, state, person, browser, await act(browser, person)))
  }
  return all
}

/** Chosen PINs are otherwise the same for everybody in the tests. */
async function choosePins({ ports, institution }: World, person: Person): Promise<void> {
  const chosen = { pin: `71${person.slug}${person.slug}0034`, confirmationPin: `82${person.slug}5017` }
  const { members } = ports.store.at(institution(person.slug).id)
  const hashes = [await ports.pins.hash(chosen.pin), await ports.pins.hash(chosen.confirmationPin)] as const
  await members.setPins(person.id, ...hashes, ports.clock.now())
  Object.assign(person, chosen)
}

async function describe(
  { ports, institution }: World,
  state: string,
  person: Person,
  browser: Browser,
  doing: Doing = {},
): Promise<Somebody> {
  const { members, certificates } = ports.store.at(institution(person.slug).id)
  const member = await members.byId(parseId(person.id))
  assert.ok(member)
  const token = browser.cookies.get('__Host-session')
  return {
    state,
    person,
    member,
    browser,
    certificates: await certificates.ofMember(member.id),
    ...(token && { session: await readSession(ports, institution(person.slug), token) }),
    ...doing,
  }
}

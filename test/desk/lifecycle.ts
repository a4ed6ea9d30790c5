import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type CertificateEvent, type CertificateStage, next } from '../../src/domain/certificate-stage.ts'
import { decide } from '../../src/domain/decision.ts'
import type { CertificateId } from '../../src/domain/id.ts'
import type { CertificateFacts, Life, MemberStop } from '../../src/domain/life.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { situationOf } from '../../src/service/decision/situation-of.ts'
import type { By } from '../../src/service/desk/by.ts'
import { lockMember, unlockMember } from '../../src/service/desk/lock-member.ts'
import { openNewPc } from '../../src/service/desk/open-new-pc.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { removeMember } from '../../src/service/desk/remove-member.ts'
import { revokeCertificate } from '../../src/service/desk/revoke-certificate.ts'
import { releaseContract, stopContract } from '../../src/service/desk/stop-contract.ts'
import { releaseStop, stopMember } from '../../src/service/desk/stop-member.ts'
import { partyOf, reportLoss } from '../../src/service/member/report-loss.ts'
import {
  enrol,
  enterCode,
  type Held,
  identify,
  mailedCode,
  ownPins,
  readPerson,
  renew,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { approved, by, type Desk, lifeOf, memberOf } from './cast.ts'

/** What a desk does to Ichiro. */
const verbs = {
  lock: (desk, who) => lockMember(desk.world.ports, desk.world.institution(), who, desk.ichiro.id),
  unlock: (desk, who) => unlockMember(desk.world.ports, desk.world.institution(), who, desk.ichiro.id),
  stop: (desk, who) =>
    stopMember(desk.world.ports, desk.world.institution(), who, desk.ichiro.id, { reason: 'theft' }),
  release: (desk, who) => releaseStop(desk.world.ports, desk.world.institution(), who, desk.ichiro.id),
  'stop-contract': (desk, who) =>
    stopContract(desk.world.ports, desk.world.institution(), who, desk.contractId, { reason: 'theft' }),
  'release-contract': (desk, who) =>
    releaseContract(desk.world.ports, desk.world.institution(), who, desk.contractId),
  'reissue-lost': (desk, who) =>
    reissue(desk.world.ports, desk.world.institution(), who, desk.ichiro.id, {
      reason: 'loss',
      resetPins: false,
    }),
  reissue: (desk, who) =>
    reissue(desk.world.ports, desk.world.institution(), who, desk.ichiro.id, {
      reason: 'damaged',
      resetPins: false,
    }),
  'revoke-lost': (desk, who) =>
    revokeCertificate(desk.world.ports, desk.world.institution(), who, desk.ichiro.id, { reason: 'loss' }),
  revoke: (desk, who) =>
    revokeCertificate(desk.world.ports, desk.world.institution(), who, desk.ichiro.id, { reason: 'expired' }),
  'new-pc': (desk, who) => openNewPc(desk.world.ports, desk.world.institution(), who, desk.ichiro.id),
  remove: (desk, who) => removeMember(desk.world.ports, desk.world.institution(), who, desk.ichiro.id),
} as const satisfies Record<string, (desk: Desk, who: By) => Promise<unknown>>

type Verb = keyof typeof verbs
type Who = 'hanako' | 'jiro' | 'staff' | 'stranger' | 'ichiro' | 'misaki'

export type Step =
  | { step: 'desk'; verb: Verb; who: Who }
  /** Two administrators at once. */
  | { step: 'race'; verbs: readonly [Verb, Verb] }
  | { step: 'acquire' }
  /** With the certificate that he got so many acquisitions and renewals ago. */
  | { step: 'log-on'; back: number }
  | { step: 'renew' }
  | { step: 'report' }
  | { step: 'wait'; days: number }

/** The table once more, in a few lines of its own. */
const admins = ['hanako', 'jiro'] as const
const may: Record<Verb, readonly Who[]> = {
  lock: admins,
  unlock: admins,
  stop: [...admins, 'staff'],
  release: ['staff'],
  'stop-contract': [...admins, 'staff'],
  'release-contract': ['staff'],
  reissue: [...admins, 'staff'],
  'reissue-lost': [...admins, 'staff'],
  revoke: [...admins, 'staff'],
  'revoke-lost': [...admins, 'staff'],
  'new-pc': [...admins, 'ichiro'],
  remove: [...admins, 'staff'],
}

const anyVerb = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(...(Object.keys(verbs) as Verb[]).filter((verb) => verb !== 'remove')),
  },
  { weight: 1, arbitrary: fc.constant<Verb>('remove') },
)
const anybody: readonly Who[] = ['hanako', 'jiro', 'staff', 'stranger', 'ichiro', 'misaki']

/** By whoever may, most of the time. */
const anyAct = anyVerb.chain((verb) =>
  fc.record({
    step: fc.constant('desk' as const),
    verb: fc.constant(verb),
    who: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...may[verb]) },
      { weight: 1, arbitrary: fc.constantFrom(...anybody) },
    ),
  }),
)

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: anyAct },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('race' as const), verbs: fc.tuple(anyVerb, anyVerb) }),
  },
  { weight: 4, arbitrary: fc.constant({ step: 'acquire' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ step: fc.constant('log-on' as const), back: fc.constantFrom(0, 0, 0, 1, 2) }),
  },
  { weight: 2, arbitrary: fc.constant({ step: 'renew' as const }) },
  { weight: 1, arbitrary: fc.constant({ step: 'report' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('wait' as const), days: fc.constantFrom(1, 20, 90, 345, 345) }),
  },
)

/** What is known of him besides the rows: what they must agree with. */
interface Known {
  stops: Set<MemberStop>
  isContractStopped: boolean
  held: Held[]
  stages: Map<CertificateId, CertificateStage>
}

/** How often something came to pass, over all lives: a property of nothing would hold as well. */
export type Tally = Map<string, number>

export async function live(desk: Desk, steps: readonly Step[], tally: Tally): Promise<void> {
  const known: Known = { stops: new Set(), isContractStopped: false, held: [], stages: new Map() }
  for (const step of steps) {
    const before = await lifeOf(desk, desk.ichiro)
    const done = await take(desk, step, known, before)
    const name = step.step === 'desk' ? step.verb : step.step
    tally.set(`${name} ${done}`, (tally.get(`${name} ${done}`) ?? 0) + 1)
    await check(desk, known)
  }
}

async function take(desk: Desk, step: Step, known: Known, before: Life): Promise<'done' | 'refused'> {
  const { world, ichiro } = desk
  switch (step.step) {
    case 'wait':
      world.advance({ days: step.days })
      await world.sweep()
      return 'done'
    case 'desk':
      return atDesk(desk, step, known, before)
    case 'race':
      return race(desk, step.verbs, known)
    case 'report': {
      const holder = await memberOf(desk, ichiro)
      const report = { reason: 'loss', by: 'pins' } as const
      const act = reportLoss(world.ports, world.institution(), partyOf(holder), ichiro.id, report)
      const code = await codeOf(act)
      assert.equal(code === undefined, !known.stops.has('ended'), `a report of one’s own: ${code}`)
      if (code === undefined) known.stops.add('loss-reported')
      return code === undefined ? 'done' : 'refused'
    }
    case 'acquire':
      return acquireNow(desk, known)
    case 'log-on':
      return logOnNow(desk, step.back, known)
    case 'renew':
      return renewNow(desk, known)
  }
}

async function codeOf(act: Promise<unknown>): Promise<string | undefined> {
  try {
    await act
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

async function atDesk(
  desk: Desk,
  { verb, who }: Step & { step: 'desk' },
  known: Known,
  before: Life,
): Promise<'done' | 'refused'> {
  const actor = who === 'staff' ? approved : by(desk[who])
  const expected = mayBeDone(verb, who, known, before, desk)
  const code = await codeOf(verbs[verb](desk, actor))
  assert.equal(code === undefined, expected, `${verb} by ${who}: ${code}`)
  if (code !== undefined) return 'refused'
  change(verb, known)
  return 'done'
}

/** In which state there is something to do. */
const needs: Record<Verb, (known: Known, life: Life, desk: Desk) => boolean> = {
  lock: ({ stops }) => !stops.has('locked-by-administrator'),
  unlock: ({ stops }) => stops.has('locked-by-administrator'),
  stop: ({ stops }) => !stops.has('loss-reported'),
  release: ({ stops, isContractStopped }) => stops.size > 0 && !isContractStopped,
  'stop-contract': ({ isContractStopped }) => !isContractStopped,
  'release-contract': ({ isContractStopped }) => isContractStopped,
  reissue: () => true,
  'reissue-lost': () => true,
  revoke: (_, life) => hasSomething(life),
  'revoke-lost': (_, life) => hasSomething(life),
  'new-pc': ({ stops }, { certificates }, desk) => stops.size === 0 && isValid(certificates, 'current', desk),
  remove: () => true,
}

const hasSomething = ({ certificates, entitlements }: Life) =>
  entitlements.some(({ state }) => state === 'open') ||
  certificates.some(({ stage }) => ['signing', 'proving', 'current', 'retiring'].includes(stage))

function mayBeDone(verb: Verb, who: Who, known: Known, life: Life, desk: Desk): boolean {
  if (!may[verb].includes(who)) return false
  if (known.isContractStopped && who !== 'staff') return false
  if (known.stops.has('ended') && !verb.endsWith('contract')) return false
  // Who is stopped opens nothing for himself either.
  if (who === 'ichiro' && known.stops.size > 0) return false
  return needs[verb](known, life, desk)
}

const isValid = (certificates: readonly CertificateFacts[], stage: CertificateStage, { world }: Desk) =>
  certificates.some(
    (one) => one.stage === stage && Temporal.Instant.compare(world.ports.clock.now(), one.notAfter) <= 0,
  )

function change(verb: Verb, known: Known): void {
  const { stops } = known
  if (verb === 'lock') stops.add('locked-by-administrator')
  if (verb === 'unlock') stops.delete('locked-by-administrator')
  if (verb === 'stop') stops.add('loss-reported')
  if (verb === 'release') stops.clear()
  if (verb === 'remove') stops.add('ended')
  if (verb === 'stop-contract') {
    known.isContractStopped = true
    if (!stops.has('ended')) stops.add('suspended')
  }
  if (verb === 'release-contract') {
    known.isContractStopped = false
    stops.delete('suspended')
  }
}

/** Whichever comes first: no fault, and what is there afterwards is one of the two orders. */
async function race(desk: Desk, both: readonly [Verb, Verb], known: Known): Promise<'done' | 'refused'> {
  const [a, b] = both
  const codes = await Promise.all([
    codeOf(verbs[a](desk, by(desk.hanako))),
    codeOf(verbs[b](desk, by(desk.jiro))),
  ])
  const done = both.filter((_, n) => codes[n] === undefined)
  const orders = [done, [...done].reverse()].map((order) => {
    const tried = { ...known, stops: new Set(known.stops) }
    for (const verb of order) change(verb, tried)
    return tried
  })
  const stops = [...(await memberOf(desk, desk.ichiro)).stops].sort().join(' ')
  const fitting = orders.find((one) => [...one.stops].sort().join(' ') === stops)
  assert.ok(fitting, `${both} at once: ${codes}; ${stops}`)
  Object.assign(known, { stops: fitting.stops, isContractStopped: fitting.isContractStopped })
  return done.length > 0 ? 'done' : 'refused'
}

/** 「電子証明書取得」, with whatever code he can get. */
async function acquireNow(desk: Desk, known: Known): Promise<'done' | 'refused'> {
  const { world, ichiro } = desk
  const before = await lifeOf(desk, ichiro)
  const decision = decide(
    { act: 'acquire' },
    situationOf(world.institution(), before, world.ports.clock.now()),
  )
  const held = await tryToAcquire(desk, known)
  if (held === undefined) return 'refused'
  assert.equal(decision.answer, 'yes', 'what was refused by the rule was acquired')
  assert.equal(known.stops.size, 0, 'acquired while stopped')
  const made = (await lifeOf(desk, ichiro)).certificates.find(
    ({ id }) => !before.certificates.some((one) => one.id === id),
  )
  assert.ok(made)
  const lost = before.certificates.filter(({ revokedFor }) => revokedFor === 'keyCompromise')
  const right = before.entitlements.find(({ id }) => id === made.entitlementId)
  for (const { revokedAt } of right === undefined ? lost.slice(0, 1) : lost) {
    assert.ok(revokedAt)
    const since = right?.openedAt ?? before.certificates[0]?.signedAt
    assert.ok(
      since && Temporal.Instant.compare(since, revokedAt) >= 0,
      'acquired after a compromise, by nobody’s reissue',
    )
  }
  known.held.unshift(held)
  return 'done'
}

async function tryToAcquire(desk: Desk, { held }: Known): Promise<Held | undefined> {
  const { world, ichiro } = desk
  world.advance({ minutes: 11 })
  const pins = held.length === 0 || !(await hasOwnPins(desk)) ? ichiro : { ...ichiro, ...ownPins }
  const { pin, confirmationPin } = pins
  const browser = world.openBrowser()
  const identified = await identify(browser, { ...ichiro, pin, confirmationPin })
  if (identified.location !== '/acquire/code') return undefined
  await browser.post('/acquire/code/mail', {})
  const code = (await mailedCode(world, ichiro)) ?? (await readPerson(world, 'ichiro')).pickupCode
  if ((await enterCode(browser, code)).location !== '/acquire/window') return undefined
  await sayYes(browser, '/acquire/window')
  return enrol(browser, '/acquire/window')
}

const hasOwnPins = async (desk: Desk) => (await memberOf(desk, desk.ichiro)).pinsChangedAt !== undefined

async function logOnNow(desk: Desk, back: number, known: Known): Promise<'done' | 'refused'> {
  const { world, ichiro } = desk
  const held = known.held[back]
  if (held === undefined) return 'refused'
  const record = await world.ports.store
    .at(world.institution().id)
    .certificates.byFingerprint(world.ports.crypto.sha256(held.certificate))
  assert.ok(record)
  const browser = world.openBrowser()
  const shown = await showCertificate(browser, held)
  const isIn = shown.location === '/logon/next'
  const now = world.ports.clock.now()
  const lives = record.stage === 'current' || record.stage === 'retiring' || record.stage === 'proving'
  const inTime = Temporal.Instant.compare(now, record.notAfter) <= 0
  if (isIn) assert.ok(lives && inTime && known.stops.size === 0, `${record.stage}, ${[...known.stops]}`)
  if (!isIn && record.stage === 'current') assert.ok(!inTime || known.stops.size > 0, shown.text)
  if (!isIn) return 'refused'
  if (!(await hasOwnPins(desk))) {
    await browser.post('/logon/pin', { pin: ichiro.pin })
    await browser.post('/first-use', ownPins)
  }
  return 'done'
}

async function renewNow(desk: Desk, known: Known): Promise<'done' | 'refused'> {
  const { world, ichiro } = desk
  for (const held of known.held) {
    const browser = world.openBrowser()
    const shown = await showCertificate(browser, held)
    if (shown.location !== '/logon/next' || !(await hasOwnPins(desk))) continue
    await browser.post('/logon/pin', { pin: ownPins.pin })
    if ((await browser.get('/renewal/start')).screen !== 'R-10') return 'refused'
    const fresh = await renew(browser, held)
    const made = (await lifeOf(desk, ichiro)).certificates[0]
    assert.equal(made?.stage, 'proving')
    known.held.unshift(fresh)
    return 'done'
  }
  return 'refused'
}

/** What is true of every life after every step. */
async function check(desk: Desk, known: Known): Promise<void> {
  const { member, certificates, entitlements } = await lifeOf(desk, desk.ichiro)
  assert.deepEqual([...member.stops].sort(), [...known.stops].sort(), 'a stop stays until it is lifted')
  for (const stage of ['proving', 'current', 'retiring'] as const) {
    assert.ok(certificates.filter((one) => one.stage === stage).length <= 1, `two ${stage}`)
  }
  assert.ok(entitlements.filter(({ state }) => state === 'open').length <= 1)
  if (known.stops.has('ended')) {
    assert.ok(certificates.every(({ stage }) => ['superseded', 'abandoned', 'revoked'].includes(stage)))
    assert.ok(entitlements.every(({ state }) => state !== 'open'))
  }
  for (const { id, stage } of certificates) {
    const before = known.stages.get(id) ?? 'signing'
    assert.ok(isReached(before, stage), `from ${before} to ${stage}`)
    known.stages.set(id, stage)
  }
}

const events: readonly CertificateEvent[] = ['signed', 'prove', 'retire', 'supersede', 'abandon', 'revoke']

/** By the table of certificate-stage.ts, in any number of moves. */
function isReached(from: CertificateStage, to: CertificateStage): boolean {
  if (from === to) return true
  return events.some((event) => {
    const stage = next(from, event)
    return stage !== undefined && isReached(stage, to)
  })
}

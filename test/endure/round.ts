import { setTimeout as sleep } from 'node:timers/promises'
import { act, checkSession } from './acts.ts'
import { type Customer, expiryDateOf, hasWorkingOne, meetNewDay, type Scene } from './customer.ts'
import type { Desk } from './desk.ts'
import type { Dice } from './dice.ts'
import type { Kill } from './program.ts'
import { atDesk, blame, type Stage } from './stage.ts'

/** Some people act, and at some moment everything ends. */
export async function round(stage: Stage): Promise<void> {
  const { dice, customers, outcome } = stage
  const players = dice.shuffled(customers).slice(0, 2 + dice.number(4))
  await atDesk(stage, async (desk) => {
    for (const player of players.filter((one) => hasWorkingOne(one, desk.today()))) {
      if (dice.chance(0.15)) await entitle(desk, player)
    }
    const killed = killSoon(stage, 'in the middle')
    await Promise.all([killed, ...players.map((player) => play(stage, player, { desk, dice }))])
  })
  await restart(stage)
  outcome.kills += 1
  await Promise.all(players.map((player) => blame(stage, player, () => checkSession(player))))
}

/** The clock is moved, and in the middle of what falls due by then everything ends; then it is moved again. */
export async function newDay(stage: Stage): Promise<void> {
  const { program, dice, customers, outcome } = stage
  const day = await atDesk(stage, async (desk) => nextDay(customers, desk.today(), dice))
  await Promise.all([killSoon(stage, 'at once'), moveClock(stage, day)])
  await restart(stage)
  outcome.kills += 1
  await program.moveClock(day)
  const since = await atDesk(stage, async (desk) => desk.now())
  for (const customer of customers) meetNewDay(customer, since)
}

async function entitle(desk: Desk, customer: Customer): Promise<void> {
  await desk.entitle(customer.member)
  Object.assign(customer, { entitled: true, begun: false })
}

async function moveClock(stage: Stage, day: Temporal.PlainDate): Promise<void> {
  await stage.program.moveClock(day).catch((error: unknown) => {
    if (!stage.dying) throw error
  })
}

/** One act after the other, until everything ends. */
async function play(stage: Stage, customer: Customer, scene: Scene): Promise<void> {
  while (!stage.dying) await blame(stage, customer, () => act(customer, scene))
}

/**
 * What it may happen at, at which of them at most, and within how many milliseconds most likely. Most that can go wrong
 * goes wrong at one of these.
 */
const moments = [
  { at: /./, most: 120, within: 30 },
  { at: /^a signature$/, most: 5, within: 12 },
  { at: /^a signature$/, most: 5, within: 12 },
  { at: /^POST .*\/certificate$/, most: 4, within: 60 },
  { at: /^GET \/logon\/return/, most: 6, within: 30 },
  { at: /^GET \/logon\/return/, most: 6, within: 30 },
  { at: /log-on host$/, most: 6, within: 30 },
  { at: /^POST .*(\/step|\/code|\/pin|\/first-use)$/, most: 20, within: 60 },
]

async function killSoon(stage: Stage, when: 'in the middle' | 'at once'): Promise<void> {
  const { program, dice, hook, outcome } = stage
  const [moment, place] = [dice.one(moments), dice.number(120)]
  const delay = dice.number(dice.chance(0.7) ? moment.within : 400)
  const what = dice.one<Kill>(['program', 'program', 'and-postmaster', 'every-process'])
  if (when === 'in the middle') await reached(hook, moment.at, 1 + (place % moment.most))
  await sleep(delay)
  stage.dying = true
  outcome.killed[what] += 1
  await program.kill(what)
}

/** When so many of these have happened, or nothing of the kind does. */
function reached(hook: Stage['hook'], at: RegExp, place: number): Promise<void> {
  let left = place
  return new Promise((resolve) => {
    const tooLong = setTimeout(resolve, 4000)
    hook.happens = (what) => {
      if (!at.test(what)) return
      left -= 1
      if (left > 0) return
      clearTimeout(tooLong)
      resolve()
    }
  })
}

async function restart(stage: Stage): Promise<void> {
  await stage.program.restart()
  stage.hook.happens = () => {}
  stage.dying = false
}

/** A day on which somebody may renew, or on which his certificate has expired and he may still acquire one. */
function nextDay(customers: readonly Customer[], today: Temporal.PlainDate, dice: Dice): Temporal.PlainDate {
  const expiring = customers.flatMap(({ current }) => (current ? [expiryDateOf(current)] : []))
  const [first = today] = expiring.sort(Temporal.PlainDate.compare)
  const opens = first.subtract({ days: 30 })
  if (Temporal.PlainDate.compare(today, opens) < 0) return opens.add({ days: dice.number(31) })
  return first.add({ days: 1 + dice.number(80) })
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { makeSecretFile } from '../../src/adapters/keys/secret-file.ts'
import type { OutboxItem } from '../../src/ports/outbox.ts'
import { ensurePages } from '../demo-program.ts'
import { openSink, type Sink } from '../mail/sink.ts'
import { openWorld, type World } from '../world.ts'
import { type Dice, dice } from './dice.ts'

export interface MailOptions {
  seed: string
  mails: number
  kills: number
  say(line: string): void
}

export interface MailOutcome {
  seed: string
  mails: number
  kills: number
  /** How often a mail came a second time. */
  duplicates: number
  /** Attempts of which nobody heard how they ended. */
  unknown: number
  seconds: number
  faults: string[]
}

const nodes = 2

/** Two nodes send while one or the other is killed again and again: each mail arrives, at most one twice for each kill. */
export async function endureMails(options: MailOptions): Promise<MailOutcome> {
  const began = performance.now()
  await ensurePages()
  const world = await openWorld({
    now: Temporal.Now.instant().toString(),
    institutions: [{ slug: 'a' }, { slug: 'b' }],
  })
  const folder = mkdtempSync(join(tmpdir(), 'warifu-mails-'))
  const chance = dice(options.seed)
  const sink = await openSink({ options: { size: 1_000_000 } })
  const running: ChildProcess[] = []
  const start = async () => {
    const child = await startNode(world, folder, sink)
    running.push(child)
  }
  try {
    await makeSecretFile(join(folder, 'secret'))
    await putMails(world, options.mails)
    for (let n = 0; n < nodes; n += 1) await start()
    const kills = await killAgainAndAgain(world, running, start, chance, options)
    await untilAllAreSent(world, options.say)
    const found = await judge(world, sink, options.mails, kills)
    return { seed: options.seed, mails: options.mails, kills, ...found, seconds: secondsSince(began) }
  } finally {
    await Promise.all(running.map(kill))
    await sink.close()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const secondsSince = (began: number) => Math.round((performance.now() - began) / 1000)

async function startNode({ database }: World, folder: string, { port }: Sink): Promise<ChildProcess> {
  const program = join(import.meta.dirname, 'mail-node.ts')
  const args = [JSON.stringify(database.config.app), folder, String(port)]
  const command = ['--disable-warning=ExperimentalWarning', program, ...args]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function killAgainAndAgain(
  world: World,
  running: ChildProcess[],
  start: () => Promise<void>,
  chance: Dice,
  { kills, mails, say }: MailOptions,
): Promise<number> {
  let done = 0
  while (done < kills && (await countOf(world, 'sent')) < mails) {
    await sleep(100 + chance.number(1200))
    await untilSomethingIsInHand(world, mails)
    const victim = running.splice(chance.number(running.length), 1)
    await Promise.all(victim.map(kill))
    done += victim.length
    await start()
    if (done % 10 === 0) say(`${done} kills, ${await countOf(world, 'sent')} of ${mails} mails`)
  }
  return done
}

/** Whoever is killed between two mails proves nothing. */
async function untilSomethingIsInHand(world: World, mails: number): Promise<void> {
  const end = Date.now() + 10_000
  while ((await countOf(world, 'sending')) === 0 && (await countOf(world, 'sent')) < mails) {
    if (Date.now() > end) return
    await sleep(5)
  }
}

async function countOf({ database: { db } }: World, state: 'sent' | 'waiting' | 'sending'): Promise<number> {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', state)
    .where('kind', '=', 'door-locked')
    .executeTakeFirstOrThrow()
  return rows.count
}

/** What the last one who was killed had in hand comes when its lease is over. */
async function untilAllAreSent(world: World, say: (line: string) => void): Promise<void> {
  let before = -1
  for (let quiet = 0; quiet < 45; ) {
    const open = (await countOf(world, 'waiting')) + (await countOf(world, 'sending'))
    if (open === 0) return
    quiet = open === before ? quiet + 1 : 0
    before = open
    await sleep(1000)
  }
  say(`${before} mails do not go out`)
}

const domains = 400

/** To somebody of either institution, half and half; each mail has an address of its own. */
async function putMails({ ports, institution }: World, count: number): Promise<void> {
  for (const [place, slug] of ['a', 'b'].entries()) {
    const { outbox, members } = ports.store.at(institution(slug).id)
    const [member] = await members.all()
    if (member === undefined) throw new Error('nobody lives here')
    const createdAt = Temporal.Now.instant()
    const items = Array.from({ length: count }, (_, i): OutboxItem => {
      const body = { kind: 'plain', text: `本文 ${i}\n\nこのメールは試験です。\n` } as const
      const address = `p${i}@d${i % domains}.test`
      return {
        id: ports.random.uuid(),
        kind: 'door-locked',
        channel: 'mail',
        memberId: member.id,
        address,
        language: 'ja',
        subject: `お知らせ ${i}`,
        createdAt,
        body,
      }
    }).filter((_, i) => i % 2 === place)
    for (let at = 0; at < items.length; at += 500) await outbox.addAll(items.slice(at, at + 500))
  }
}

/** The rules, once more and in other words than the program's. */
async function judge(
  { database: { db } }: World,
  sink: Sink,
  mails: number,
  kills: number,
): Promise<Pick<MailOutcome, 'duplicates' | 'unknown' | 'faults'>> {
  const { rows } = await sql<{ address: string; state: string; outcomes: string[]; told: number }>`
    select o.address, o.state,
           array(select coalesce(d.outcome, 'open') from delivery d where d.outbox_id = o.outbox_id order by d.attempt) as outcomes,
           (select count(*) from audit_event e where e.kind = 'mail-sent' and e.facts->>'outbox' = o.outbox_id::text) as told
      from outbox o where o.kind = 'door-locked'`.execute(db)
  const arrived = new Map<string, number>()
  for (const { to } of sink.mails) arrived.set(to, (arrived.get(to) ?? 0) + 1)
  const faults = rows.flatMap(({ address, state, outcomes, told }) => {
    const times = arrived.get(address) ?? 0
    const unknown = outcomes.filter((outcome) => outcome === 'unknown').length
    const is = `${address}: ${state}, arrived ${times} times, attempts ${outcomes.join(' ')}, told ${told} times`
    const isRight =
      state === 'sent' &&
      times >= 1 &&
      times <= 1 + unknown &&
      told === 1 &&
      outcomes.filter((outcome) => outcome === 'accepted').length === 1 &&
      !outcomes.includes('open')
    return isRight ? [] : [is]
  })
  const duplicates = sink.mails.length - arrived.size
  if (rows.length !== mails) faults.push(`${rows.length} mails are there, not ${mails}`)
  if (duplicates > kills) faults.push(`${duplicates} duplicates of ${kills} kills`)
  const unknown = rows.flatMap(({ outcomes }) => outcomes).filter((outcome) => outcome === 'unknown').length
  return { duplicates, unknown, faults: faults.slice(0, 20) }
}

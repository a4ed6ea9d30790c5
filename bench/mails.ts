import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type MailerOptions, openMailer } from '../src/adapters/smtp/mailer.ts'
import type { OutboxItem } from '../src/ports/outbox.ts'
import { openMailSender } from '../src/service/notice/mail-sender.ts'
import { openWorld, type World } from '../test/world.ts'
import { round } from './measure.ts'
import type { Size } from './size.ts'

const connections = 5
const domains = 200

/** Mails a second into a local server, each attempt on record before and after, with a signature (DKIM) and without. */
export async function benchMails(size: Size): Promise<object> {
  const mails = size === 'tiny' ? 20 : 1500
  const turns = size === 'tiny' ? 1 : 3
  const program = join(import.meta.dirname, 'mail-sink.ts')
  const command = ['--disable-warning=ExperimentalWarning', program]
  const sink = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [said] = await once(sink.stdout, 'data')
    const port = Number(String(said))
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const keys = new Map([['a', { selector: 'bench', key }]])
    const rates = { plain: [] as number[], signed: [] as number[] }
    for (let turn = 0; turn < turns; turn += 1) {
      rates.plain.push(await rateOf(port, mails, 'relay'))
      rates.signed.push(await rateOf(port, mails, keys))
    }
    const [plain, signed] = [median(rates.plain), median(rates.signed)]
    return {
      ...{ mails, connections },
      mailsPerSecond: { plain: round(plain), dkimRsa2048: round(signed) },
      ratio: round(signed / plain),
    }
  } finally {
    sink.kill('SIGKILL')
  }
}

const median = (figures: readonly number[]) =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0

async function rateOf(port: number, mails: number, dkim: MailerOptions['dkim']): Promise<number> {
  const world = await openWorld({ now: '2027-03-01T00:00:00Z' })
  try {
    await putMails(world, mails)
    const connection = { host: '127.0.0.1', port, ignoreTLS: true, name: 'bench' }
    const mailer = openMailer({
      ...{ host: '127.0.0.1', port, connection, connections, idle: 60_000 },
      ...{ dkim, smime: new Map(), patience: { end: 60_000, whole: 60_000 } },
    })
    const patience = Temporal.Duration.from({ hours: 72 })
    let ended = 0
    const sender = openMailSender(
      world.ports,
      mailer,
      () => [world.institution()],
      { domain: 'warifu.test', bounceAddress: 'bounces@warifu.test', patience, perMinute: 1_000_000 },
      {
        ended: (kind, count) => {
          if (kind !== 'accepted') throw new Error(`a mail ended as ${kind}`)
          ended += count
        },
        absent: (reply) => fail(reply),
        unready: (_, why) => fail(why),
        refused: (_, why) => fail(why),
        fault: fail,
      },
    )
    const began = performance.now()
    while (ended < mails) {
      await sender.round()
      await pause(20)
    }
    const seconds = (performance.now() - began) / 1000
    await sender.end()
    await mailer.close()
    return mails / seconds
  } finally {
    await world.close()
  }
}

function fail(why: unknown): never {
  throw why instanceof Error ? why : new Error(String(why))
}

async function putMails({ ports, institution }: World, count: number): Promise<void> {
  const { outbox, members } = ports.store.at(institution().id)
  const [member] = await members.all()
  if (member === undefined) throw new Error('nobody lives here')
  const text = '山田　花子　様\n\n電子証明書の有効期限日が近づいています。\n\n'.repeat(12)
  const items = Array.from({ length: count }, (_, i): OutboxItem => {
    const about = { memberId: member.id, address: `p${i}@d${i % domains}.test`, subject: `お知らせ ${i}` }
    const body = { kind: 'plain', text } as const
    const createdAt = ports.clock.now()
    return {
      id: ports.random.uuid(),
      kind: 'door-locked',
      channel: 'mail',
      language: 'ja',
      createdAt,
      body,
      ...about,
    }
  })
  for (let at = 0; at < items.length; at += 500) await outbox.addAll(items.slice(at, at + 500))
}

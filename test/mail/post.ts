import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { MailerOptions } from '../../src/adapters/smtp/mailer.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { type MailSender, openMailSender, type SenderOptions } from '../../src/service/notice/mail-sender.ts'
import type { World } from '../world.ts'
import { testMailer } from './mailer.ts'

/** One process that sends the mails of a world, with what it told of itself. */
export interface Post {
  sender: MailSender
  told: string[]
  /** Rounds until nothing is on its way any more, as far as this hour goes. */
  run(): Promise<void>
  end(): Promise<void>
}

export function openPost(
  t: TestContext,
  world: World,
  port: number,
  options: Partial<SenderOptions> = {},
  mailerOptions: Partial<MailerOptions> = {},
): Post {
  const mailer = testMailer(port, mailerOptions)
  const told: string[] = []
  let hand = 0
  const counted = {
    ...mailer,
    async send(...args: Parameters<typeof mailer.send>) {
      hand += 1
      try {
        return await mailer.send(...args)
      } finally {
        hand -= 1
      }
    },
  }
  const sender = openMailSender(
    world.ports,
    counted,
    () => world.portal.directory.all().map(({ institution }) => institution),
    {
      domain: 'warifu.test',
      patience: Temporal.Duration.from({ hours: 72 }),
      perMinute: 10_000,
      ...options,
    },
    {
      ended: (kind, count) => void told.push(...Array<string>(count).fill(kind)),
      absent: () => void told.push('absent'),
      refused: (slug) => void told.push(`refused ${slug}`),
      unready: (slug) => void told.push(`unready ${slug}`),
      fault(error) {
        throw error
      },
    },
  )
  let ended: Promise<void> | undefined
  const end = () => {
    ended ??= sender.end().then(() => mailer.close())
    return ended
  }
  t.after(end)
  return {
    sender,
    told,
    async run() {
      const until = performance.now() + 60_000
      for (let quiet = 0; quiet < 3; ) {
        if (performance.now() > until) throw new Error('mails are on their way without an end')
        await sender.round()
        await pause(15)
        const isBusy = hand > 0 || (await inHand(world)) > 0
        quiet = isBusy ? 0 : quiet + 1
      }
    },
    end,
  }
}

async function inHand({ database }: World): Promise<number> {
  const rows = await database.db
    .selectFrom('outbox')
    .select('outbox_id')
    .where('state', '=', 'sending')
    .execute()
  return rows.length
}

/** Mails for these addresses, to whichever member, in this order. Answers with their ids. */
export async function putMails(
  { ports, institution }: World,
  addresses: readonly string[],
  plan: { secret?: { code: string; until: Temporal.Instant }; slug?: string; loginId?: string } = {},
): Promise<string[]> {
  const { id } = institution(plan.slug)
  const { outbox, members } = ports.store.at(id)
  const all = await members.all()
  const member = all.find(({ loginId }) => loginId === (plan.loginId ?? 'ichiro')) ?? all[0]
  if (member === undefined) throw new Error('nobody lives here')
  const ids: string[] = []
  for (const address of addresses) {
    const mailId = ports.random.uuid()
    ids.push(mailId)
    await outbox.add({
      id: mailId,
      kind: plan.secret === undefined ? 'door-locked' : 'pickup-code',
      channel: 'mail',
      memberId: member.id,
      address,
      language: 'ja',
      subject: `お知らせ ${ids.length}`,
      createdAt: ports.clock.now(),
      ...(plan.secret && { outOfDateAt: plan.secret.until }),
      body: plan.secret
        ? sealed(ports, mailId, plan.secret)
        : { kind: 'plain', text: `本文 ${ids.length}\n` },
    })
  }
  return ids
}

function sealed(
  { seal }: Pick<Ports, 'seal'>,
  id: string,
  { code, until }: { code: string; until: Temporal.Instant },
) {
  const validUntil = until.toZonedDateTimeISO('Asia/Tokyo').toString()
  const secret = { kind: 'pickup-code', code, tries: 5, validUntil }
  return { kind: 'sealed', bytes: seal.seal(JSON.stringify(secret), id) } as const
}

export interface MailRow {
  state: string
  attempts: number
  reply: string | null
  outcomes: string[]
}

/** What became of it. */
export async function readMail({ database: { db } }: World, id: string): Promise<MailRow> {
  const row = await db
    .selectFrom('outbox')
    .select(['state', 'attempts', 'reply'])
    .where('outbox_id', '=', id)
    .executeTakeFirstOrThrow()
  const deliveries = await db
    .selectFrom('delivery')
    .select('outcome')
    .where('outbox_id', '=', id)
    .orderBy('attempt')
    .execute()
  return { ...row, outcomes: deliveries.map(({ outcome }) => outcome ?? 'open') }
}

import { setTimeout as pause } from 'node:timers/promises'
import { emptyMaildir } from '../adapters/smtp/maildir.ts'
import { mailReader } from '../adapters/smtp/read-mail.ts'
import type { Environment } from '../config.ts'
import { countBounce, countMails, observeMails } from '../http/metrics.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import { eachInTurn } from '../service/each-in-turn.ts'
import { type MailSender, openMailSender, type SenderWatch } from '../service/notice/mail-sender.ts'
import { takeBounce } from '../service/notice/take-bounce.ts'
import type { Post } from './open-post.ts'

/** What one process of a node does about mails, in the background. */
export interface Sending {
  /** Each second. */
  send(): Promise<unknown>
  /** Every few seconds. */
  takeBounces(): Promise<unknown>
  /** Each minute: the figures. */
  watch(): Promise<unknown>
  end(): Promise<unknown>
}

/** For so long an end waits for conversations; what is not heard by then is told as unknown by whoever comes next. */
const endPatience = 10_000

/** Without a mail server nothing is sent: mails stay in the outbox, and the figures show it. */
export function openSending(environment: Environment, portal: Portal, post: Post | undefined): Sending {
  const sender = post && openSender(environment, portal, post)
  return {
    send: async () => sender?.round(),
    takeBounces: () => takeBounces(environment, portal),
    watch: () => watchMails(portal),
    async end() {
      if (sender === undefined || post === undefined) return
      const ended = sender.end().then(() => post.mailer.close())
      await Promise.race([ended, pause(endPatience, undefined, { ref: false })])
    },
  }
}

function openSender(environment: Environment, portal: Portal, { mailer, house }: Post): MailSender {
  const options = {
    ...house,
    patience: Temporal.Duration.from({ hours: environment.WARIFU_MAIL_PATIENCE_HOURS }),
    perMinute: environment.WARIFU_MAIL_PER_MINUTE,
  }
  // What a restored database has not sent may have gone out: nothing goes before somebody has looked.
  const institutions = () =>
    portal.directory
      .all()
      .map(({ institution }) => institution)
      .filter(({ id }) => portal.ports.journal?.isBehind(id) !== true)
  return openMailSender(portal.ports, mailer, institutions, options, watchOf(portal))
}

function watchOf({ log, ports }: Portal): SenderWatch {
  const told = new Map<string, Temporal.Instant>()
  const isNews = (what: string) => {
    const now = ports.clock.machine()
    const last = told.get(what)
    if (last !== undefined && Temporal.Instant.compare(now, last.add({ minutes: 10 })) < 0) return false
    told.set(what, now)
    return true
  }
  return {
    ended: countMails,
    absent(reply) {
      if (isNews('absent')) log.warn({ reply }, 'the mail server cannot be reached; mails wait')
    },
    unready(institution, why) {
      if (isNews(institution))
        log.error({ institution, why }, 'mails of an institution cannot be signed; they wait')
    },
    refused(institution, reply) {
      log.error(
        { institution, reply },
        'the mail server refuses the sender of an institution; its mails wait',
      )
    },
    fault: (err) => log.error({ err }, 'a mail could not be made or recorded; it will be tried again'),
  }
}

async function takeBounces(environment: Environment, { ports, directory, log }: Portal): Promise<void> {
  const { WARIFU_BOUNCE_MAILDIR: folder, WARIFU_BOUNCE_ADDRESS: address } = environment
  if (folder === undefined) return
  const institutions = directory.all().map(({ institution }) => institution)
  await emptyMaildir(folder, async (mail) => {
    const kind = await takeBounce(ports, institutions, mailReader, mail, address)
    countBounce(kind)
    // Nothing of what it holds: it may come from anybody.
    if (kind === 'unmatched') log.warn({ bytes: mail.length }, 'a returned mail belongs to none of ours')
  })
}

async function watchMails({ ports, directory }: Portal): Promise<void> {
  const now = ports.clock.now()
  await eachInTurn(directory.all(), async ({ institution: { id, slug } }) => {
    const { count, since } = await ports.store.at(id).sending.waiting(now)
    observeMails(slug, count, since === undefined ? 0 : Math.max(0, since.until(now).total('seconds')))
  })
}

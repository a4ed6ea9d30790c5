import { setTimeout as pause } from 'node:timers/promises'
import { isMailAddress } from '../../domain/mail-address.ts'
import { type MailAnswer, tidyReply } from '../../domain/mail-answer.ts'
import type { Mailer, Message } from '../../ports/mailer.ts'
import { composeMail } from './compose.ts'
import { type DkimKey, signWithDkim } from './dkim.ts'
import { type Envelope, type Line, type LineOptions, openLine } from './line.ts'
import { type SmimeKey, signEntity } from './smime.ts'
import { turnstile } from './turnstile.ts'

export interface MailerOptions extends LineOptions {
  connections: number
  /** By an institution's slug; `relay`: whoever sends on for us signs. */
  dkim: ReadonlyMap<string, DkimKey> | 'relay'
  smime: ReadonlyMap<string, SmimeKey>
  /** After so many milliseconds without a mail a connection is closed. */
  idle: number
}

/**
 * Milliseconds for which one mail that the server thinks about keeps the others from being ended. Within them, of all that
 * is talked about no more than one may have arrived without our having recorded it: whoever kills us makes one come twice.
 */
const longestTurn = 2000

/** After so many mails a connection has done enough. */
const mailsPerLine = 200

export function openMailer(options: MailerOptions): Mailer {
  const idle = new Map<Line, NodeJS.Timeout>()
  const count = new WeakMap<Line, number>()
  const turns = turnstile(longestTurn)
  let talking = 0

  function idleLine(): Line | undefined {
    for (const [line, timer] of idle) {
      clearTimeout(timer)
      idle.delete(line)
      if (line.isOpen()) return line
    }
    return undefined
  }
  function putBack(line: Line) {
    const mails = (count.get(line) ?? 0) + 1
    count.set(line, mails)
    if (!line.isOpen()) return
    if (mails >= mailsPerLine) return line.close()
    const end = () => {
      idle.delete(line)
      line.close()
    }
    idle.set(line, setTimeout(end, options.idle).unref())
  }
  async function talk(
    envelope: Envelope,
    mail: Uint8Array,
    beforeEnd: () => Promise<void>,
  ): Promise<MailAnswer> {
    for (;;) {
      const line = idleLine() ?? (await openLine(options))
      const answer = await line.talk(envelope, mail, beforeEnd)
      putBack(line)
      // A new connection is never stale: this ends with the last that was idle.
      if (answer !== 'stale') return answer
    }
  }
  return {
    connections: options.connections,
    unready(slug, smime) {
      // domain.md §6: DKIM always. One institution's key forgotten among others must not go unseen.
      if (options.dkim !== 'relay' && !options.dkim.has(slug)) return `there is no DKIM key for ${slug}`
      return smime === 'on' && !options.smime.has(slug) ? `there is no S/MIME key for ${slug}` : undefined
    },
    async send(message, heard = async () => {}) {
      const mail = await bytesOf(options, message)
      let leave: (() => void) | 'over' | undefined
      const beforeEnd = async () => {
        const end = await turns.enter()
        // Who was cut off while he waited needs no turn any more.
        if (leave === 'over') end()
        else leave = end
      }
      talking += 1
      try {
        const answer = isMailAddress(message.to)
          ? await talk({ from: message.envelopeFrom, to: message.to }, mail, beforeEnd).catch(unreached)
          : noAddress
        await heard(answer)
        return answer
      } finally {
        if (typeof leave === 'function') leave()
        leave = 'over'
        talking -= 1
      }
    },
    async close() {
      while (talking > 0) await pause(20)
      for (const [line, timer] of idle) {
        clearTimeout(timer)
        line.close()
      }
      idle.clear()
    },
  }
}

/** What a server would say (RFC 5321 §4.2.3), who need not be shown it. */
const noAddress: MailAnswer = { kind: 'final', server: '', reply: '553 5.1.3 this is not a mail address' }

function unreached(error: unknown): MailAnswer {
  return { kind: 'unreached', reply: tidyReply(error instanceof Error ? error.message : String(error)) }
}

/** S/MIME signs what is read; DKIM then signs all of it. */
async function bytesOf({ dkim, smime }: MailerOptions, message: Message): Promise<Uint8Array> {
  const plain = await composeMail(message)
  const smimeKey = message.smime === 'on' ? smime.get(message.slug) : undefined
  const signed = smimeKey === undefined ? plain : signEntity(plain, smimeKey, message.date)
  const dkimKey = dkim === 'relay' ? undefined : dkim.get(message.slug)
  if (dkimKey === undefined) return signed
  const { address } = message.from
  return signWithDkim(signed, dkimKey, address.slice(address.lastIndexOf('@') + 1), message.date)
}

import { Readable } from 'node:stream'
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection'
import { answerOf, type Breach, type MailAnswer, tidyReply } from '../../domain/mail-answer.ts'

/** How to speak with the server. */
export interface LineOptions {
  host: string
  port: number
  connection: SMTPConnectionOptions
  auth?: SMTPConnectionAuth
  /** Milliseconds for which an answer to the whole mail is waited for, and for which all of the conversation may last. */
  patience: { end: number; whole: number }
}

export interface Envelope {
  from: string
  to: string
}

/** One connection, used for one mail after another. */
export interface Line {
  /** Never rejects. `stale`: the server had hung up before this mail was spoken of, as it may with one that was quiet. */
  talk(envelope: Envelope, mail: Uint8Array, beforeEnd: () => Promise<void>): Promise<MailAnswer | 'stale'>
  /** Whether another mail may go over it. */
  isOpen(): boolean
  close(): void
}

interface SmtpError extends Error {
  code?: string
  command?: string
  responseCode?: number
  response?: string
}

/** Rejects with what an attempt is told that found nobody. */
export async function openLine(options: LineOptions): Promise<Line> {
  const connection = new SMTPConnection(options.connection)
  const state = { open: true, mails: 0, server: `${options.host}:${options.port}` }
  connection.on('end', () => {
    state.open = false
  })
  await connect(connection, options)
  return {
    isOpen: () => state.open,
    close: () => connection.quit(),
    async talk(envelope, mail, beforeEnd) {
      const body = new Body(mail, async () => {
        bePatient(connection, options.patience.whole)
        await beforeEnd()
        bePatient(connection, options.patience.end)
      })
      const sent = await send(connection, envelope, body, options.patience.whole)
      const isFirst = state.mails === 0
      state.mails += 1
      if (sent.kind === 'accepted') {
        bePatient(connection, options.connection.socketTimeout)
        return { kind: 'accepted', server: state.server, reply: tidyReply(sent.response) }
      }
      const breach = breachOf(sent.error, body.stage, state.server)
      // It refused this mail, and is ready for another. RFC 5321 §3.8: after 421 it is not.
      const goesOn = breach.code !== undefined && breach.code !== 421 && state.open
      state.open = goesOn && (await reset(connection))
      if (!state.open) connection.close()
      const hungUp = breach.code === undefined && !breach.timedOut && breach.stage === 'recipient'
      if (hungUp && !isFirst) return 'stale'
      return answerOf(breach)
    },
  }
}

/**
 * The mail as a stream that knows how far it was asked for: nothing is read before the server says “go on”, and the end
 * is held back until it may be said. Before the end the server keeps nothing.
 */
class Body extends Readable {
  stage: 'recipient' | 'content' | 'end' = 'recipient'
  readonly #bytes: Uint8Array
  readonly #beforeEnd: () => Promise<void>

  constructor(bytes: Uint8Array, beforeEnd: () => Promise<void>) {
    super()
    this.#bytes = bytes
    this.#beforeEnd = beforeEnd
  }

  override _read() {
    if (this.stage !== 'recipient') return
    this.stage = 'content'
    this.push(this.#bytes)
    const end = () => {
      if (this.destroyed) return
      this.stage = 'end'
      this.push(null)
    }
    void this.#beforeEnd().then(end, (error: unknown) =>
      this.destroy(error instanceof Error ? error : undefined),
    )
  }
}

function connect(connection: SMTPConnection, { auth, patience }: LineOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new Error('no end of the greetings')), patience.whole)
    const fail = (error: Error) => {
      clearTimeout(timer)
      connection.close()
      reject(error)
    }
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    connection.on('error', fail) // later ones come to whoever sends; this one is settled then
    connection.connect((error) => {
      if (error) return fail(error)
      if (auth === undefined) return done()
      connection.login(auth, (refused) => (refused ? fail(refused) : done()))
    })
  })
}

type Sent = { kind: 'accepted'; response: string } | { kind: 'broken'; error: SmtpError }

function send(connection: SMTPConnection, { from, to }: Envelope, body: Body, within: number): Promise<Sent> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      connection.close()
      resolve({ kind: 'broken', error: timedOut() })
    }, within)
    connection.send(
      { from, to: [to], dsn: { ret: 'HDRS', notify: ['FAILURE', 'DELAY'] } },
      body,
      (error, info) => {
        clearTimeout(timer)
        const isAccepted = !error && info !== undefined
        resolve(
          isAccepted
            ? { kind: 'accepted', response: info.response }
            : { kind: 'broken', error: error ?? new Error('no answer') },
        )
      },
    )
  })
}

function timedOut(): SmtpError {
  return Object.assign(new Error('the conversation took too long'), { code: 'ETIMEDOUT' })
}

function reset(connection: SMTPConnection): Promise<boolean> {
  return new Promise((resolve) => connection.reset((error) => resolve(!error)))
}

/**
 * Milliseconds of silence until we hang up. Who looks into a mail before he takes it may need long, and to turn away
 * before he answers would make it come twice; while a mail waits for its turn, the silence is ours.
 */
function bePatient(connection: SMTPConnection, milliseconds: number | undefined) {
  if (connection._socket && milliseconds !== undefined) connection._socket.setTimeout(milliseconds)
}

const stages: Readonly<Record<string, Breach['stage']>> = { 'MAIL FROM': 'sender', 'RCPT TO': 'recipient' }

function breachOf(error: SmtpError, reached: Body['stage'], server: string): Breach {
  const isOfContent = error.responseCode !== undefined && error.command === 'DATA'
  const stage = stages[error.command ?? ''] ?? (isOfContent ? 'content' : reached)
  const reply = tidyReply(error.response ?? error.message)
  return {
    stage,
    ...(error.responseCode !== undefined && { code: error.responseCode }),
    timedOut: error.code === 'ETIMEDOUT',
    ...{ server, reply },
  }
}

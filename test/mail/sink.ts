import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'

/**
 * What the server does: says yes, answers with a code, never answers, hangs up; at the end of a mail also: keeps it and
 * hangs up before it says so, or keeps it and never says so.
 */
export type Answer = 'yes' | number | 'silence' | 'hang-up' | 'keep-and-hang-up' | 'keep-in-silence'

export interface ReceivedMail {
  from: string
  to: string
  raw: Buffer
  /** Whether it came over TLS, and as whom. */
  secure: boolean
  user: string | undefined
}

export interface SinkPlan {
  connect?: () => Answer
  sender?: (from: string) => Answer
  /** `times`: how often this address was named before. */
  recipient?: (to: string, times: number) => Answer
  end?: (to: string, times: number) => Answer
  options?: SMTPServerOptions
}

/** A mail server of the tests: it keeps what it takes, and is as bad as it is told to be. */
export interface Sink {
  port: number
  mails: ReceivedMail[]
  /** Connections that were opened so far, and the most at once. */
  connections(): { opened: number; most: number }
  close(): Promise<void>
}

export async function openSink(plan: SinkPlan = {}): Promise<Sink> {
  const mails: ReceivedMail[] = []
  const sockets = new Map<number, Socket>()
  const named = counter()
  const ended = counter()
  const count = { opened: 0, most: 0 }
  const obey = (answer: Answer, { remotePort }: SMTPServerSession, done: (error?: Error | null) => void) => {
    if (answer === 'yes') return done()
    if (answer === 'silence' || answer === 'keep-in-silence') return
    if (typeof answer !== 'number') return void sockets.get(remotePort)?.destroy()
    done(Object.assign(new Error(`said ${answer}`), { responseCode: answer }))
  }
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    disabledCommands: plan.options?.key === undefined ? ['STARTTLS'] : [],
    closeTimeout: 100,
    ...plan.options,
    onConnect: (session, done) => obey(plan.connect?.() ?? 'yes', session, done),
    onMailFrom: ({ address }, session, done) => obey(plan.sender?.(address) ?? 'yes', session, done),
    onRcptTo({ address }, session, done) {
      obey(plan.recipient?.(address, named(address)) ?? 'yes', session, done)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const answer = plan.end?.(to, ended(to)) ?? 'yes'
        if (answer === 'yes' || (typeof answer === 'string' && answer.startsWith('keep')))
          mails.push({ from, to, raw: Buffer.concat(chunks), secure: session.secure, user: userOf(session) })
        obey(answer, session, done)
      })
    },
  })
  server.on('error', () => {}) // who hangs up in the middle is no trouble of the test
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket
    if (remotePort === undefined) return
    sockets.set(remotePort, socket)
    count.opened += 1
    count.most = Math.max(count.most, sockets.size)
    socket.on('close', () => sockets.delete(remotePort))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    ...{ port, mails },
    connections: () => ({ ...count }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.values()) socket.destroy()
        server.close(resolve)
      }),
  }
}

function userOf({ user }: SMTPServerSession): string | undefined {
  return typeof user === 'string' ? user : undefined
}

function counter(): (key: string) => number {
  const times = new Map<string, number>()
  return (key) => {
    const before = times.get(key) ?? 0
    times.set(key, before + 1)
    return before
  }
}

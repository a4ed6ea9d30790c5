import { once } from 'node:events'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'

/** One client that sends the next request when it has its answer, over one TLS connection. */
export interface Answer {
  head: string
  body: string
}

export interface KeptAlive {
  /** Answers when the whole answer is there. Throws for another status than the one that is wanted. */
  ask(request: Buffer, wanted: 200 | 303): Promise<Answer>
  close(): void
}

/** tls.connect hands `localAddress` on to net.connect. */
export async function openKeptAlive(
  options: ConnectionOptions & { localAddress?: string },
): Promise<KeptAlive> {
  const socket = connect({ host: '127.0.0.1', ALPNProtocols: ['http/1.1'], ...options })
  await once(socket, 'secureConnect')
  return new Connection(socket)
}

/** No more of HTTP than is needed to know where an answer ends: the client runs on the cores that are measured. */
class Connection implements KeptAlive {
  readonly #socket: TLSSocket
  #received = ''
  #wanted = 200
  #settle: { resolve(answer: Answer): void; reject(error: Error): void } | undefined

  constructor(socket: TLSSocket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('data', (more: string) => this.#read(more))
    socket.on('error', (error) => this.#settle?.reject(error))
    socket.on('close', () => this.#settle?.reject(new Error('the connection was closed')))
  }

  ask(request: Buffer, wanted: 200 | 303): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#wanted = wanted
      this.#settle = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#settle = undefined
    this.#socket.destroy()
  }

  #read(more: string): void {
    this.#received += more
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.slice(0, end)
    // A redirect of ours has no body, and says so by an empty last chunk or by nothing.
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? (isChunked(head) ? 5 : 0))
    if (this.#received.length < end + 4 + length) return
    const body = this.#received.slice(end + 4, end + 4 + length)
    this.#received = this.#received.slice(end + 4 + length)
    if (head.startsWith(`HTTP/1.1 ${this.#wanted} `)) this.#settle?.resolve({ head, body })
    else this.#settle?.reject(new Error(`${head}\n\n${body}`))
  }
}

const isChunked = (head: string) => /\r\ntransfer-encoding: chunked/i.test(head)

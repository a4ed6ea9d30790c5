import { once } from 'node:events'
import { connect, type TLSSocket } from 'node:tls'

/** One client that sends the next request when it has its answer, over one TLS connection. */
export interface KeptAlive {
  /** Answers with the body. Throws for any status but 200. */
  ask(request: Buffer): Promise<string>
  close(): void
}

export async function openKeptAlive(port: number, servername: string, ca: string): Promise<KeptAlive> {
  const socket = connect({ host: '127.0.0.1', port, servername, ca, ALPNProtocols: ['http/1.1'] })
  await once(socket, 'secureConnect')
  return new Connection(socket)
}

/** No more of HTTP than is needed to know where an answer ends: the client runs on the cores that are measured. */
class Connection implements KeptAlive {
  readonly #socket: TLSSocket
  #received = ''
  #settle: { resolve(body: string): void; reject(error: Error): void } | undefined

  constructor(socket: TLSSocket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.on('data', (more: string) => this.#read(more))
    socket.on('error', (error) => this.#settle?.reject(error))
    socket.on('close', () => this.#settle?.reject(new Error('the connection was closed')))
  }

  ask(request: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
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
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1])
    if (Number.isNaN(length)) throw new Error(`an answer without a length: ${head}`)
    if (this.#received.length < end + 4 + length) return
    const body = this.#received.slice(end + 4, end + 4 + length)
    this.#received = this.#received.slice(end + 4 + length)
    if (head.startsWith('HTTP/1.1 200 ')) this.#settle?.resolve(body)
    else this.#settle?.reject(new Error(`${head}\n\n${body}`))
  }
}

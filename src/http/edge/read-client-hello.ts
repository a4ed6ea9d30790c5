import type { Socket } from 'node:net'
import { Malformed } from '../../pki/malformed.ts'
import { type ClientHello, parseClientHello } from './client-hello.ts'

export type HelloOutcome =
  | ({ kind: 'hello' } & ClientHello)
  | { kind: 'malformed'; detail: string; received: Buffer }
  | { kind: 'too-slow' }
  | { kind: 'gone' }

/** Waits for the whole ClientHello and leaves all octets in the socket, unread, for the TLS server that will get it. */
export function readClientHello(socket: Socket, timeout: Temporal.Duration): Promise<HelloOutcome> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0)
    const timer = setTimeout(settle, timeout.total('milliseconds'), { kind: 'too-slow' })
    socket.on('readable', onReadable).on('close', onClose)

    function onReadable() {
      for (let piece = socket.read(); piece !== null; piece = socket.read()) {
        received = Buffer.concat([received, piece])
      }
      const outcome = judge(received)
      if (outcome !== 'need-more') settle(outcome)
    }
    function onClose() {
      settle({ kind: 'gone' })
    }
    function settle(outcome: HelloOutcome) {
      clearTimeout(timer)
      socket.off('readable', onReadable).off('close', onClose)
      if (outcome.kind === 'hello') socket.unshift(received)
      resolve(outcome)
    }
  })
}

function judge(received: Buffer): HelloOutcome | 'need-more' {
  try {
    const hello = parseClientHello(received)
    return hello === 'need-more' ? hello : { kind: 'hello', ...hello }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return { kind: 'malformed', detail: error.message, received }
  }
}

import type { Socket } from 'node:net'
import { plainHttpAnswer } from './decline.ts'

/** A fatal decode_error alert (RFC 8446 §6.2). */
const decodeError = Uint8Array.of(0x15, 3, 3, 0, 2, 2, 50)

/** Ends a connection that never became TLS, with a last word where the peer will understand one. */
export function farewell(socket: Socket, received: Uint8Array): void {
  const word = isTls(received) ? decodeError : isHttp(received) ? plainHttpAnswer : ''
  // Reading on lets his own goodbye through, and keeps the word from being lost to a reset. Who says none is cut.
  const timer = setTimeout(() => socket.destroy(), 1_000)
  socket.once('close', () => clearTimeout(timer))
  socket.resume().end(word)
}

const isTls = (bytes: Uint8Array) => bytes[0] === 0x16
const isHttp = (bytes: Uint8Array) => /^[A-Z]{3,7} \//.test(String.fromCharCode(...bytes.subarray(0, 9)))

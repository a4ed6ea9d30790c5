import type { Declined } from './decline.ts'

/** What the edge turned away, for the log. `address` is the peer's, undefined when he was gone already. */
export type EdgeEvent = { address: string | undefined } & (
  | { kind: 'too-many-connections' }
  | { kind: 'hello-too-slow' }
  | { kind: 'hello-malformed'; detail: string }
  | { kind: 'handshake-failed'; server: ServerKind | 'proxy'; detail: string } // ECONNRESET: often a browser's spare connection
  | { kind: Declined; server: ServerKind | 'proxy'; serverName: string | undefined; detail?: string }
  | { kind: 'untrusted-proxy' }
)

/**
 * The servers behind the one port: the portal's never asks for a client certificate; that of the log-on hosts asks once, and
 * that of programs asks and lets them go on.
 */
export type ServerKind = 'portal' | 'logon' | 'machine'

/** The only source of chance: cryptographically strong. */
export interface Random {
  bytes(length: number): Uint8Array
  /** A random UUID (RFC 9562 version 4) in lower-case text. */
  uuid(): string
}

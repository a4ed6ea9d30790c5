/** Requests that we make of others, at addresses that people of an institution typed. */
export interface Outgoing {
  /**
   * One POST to where the address points now: no redirect is followed, no proxy asked, and what is answered is read to a
   * small limit and thrown away. Takes no longer than the patience that the adapter was opened with; never throws for what
   * the other side does.
   */
  post(request: OutgoingRequest): Promise<OutgoingOutcome>
  /** Why nothing is ever sent to this address, as far as it says itself; where its name points is looked at each time. */
  fault(url: string): OutgoingAddressFault | undefined
}

export interface OutgoingRequest {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
}

export type OutgoingOutcome =
  | { kind: 'answered'; status: number; retryAfter?: string }
  | { kind: 'failed'; why: OutgoingFailure }

/**
 * `malformed` no URL, or one with a user, a password or a fragment · `scheme` not https · `address` points into a network
 * that the operator has not opened (WARIFU_OUTGOING_PRIVATE_NETWORKS)
 */
export type OutgoingAddressFault = 'malformed' | 'scheme' | 'address'

/** `name` nobody knows it · `tls` no trusted certificate for this name · `connection` refused or broken · `timeout` */
export type OutgoingFailure = OutgoingAddressFault | 'name' | 'tls' | 'connection' | 'timeout'

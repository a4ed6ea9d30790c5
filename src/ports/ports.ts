import type { Assertions } from './assertions.ts'
import type { Clock } from './clock.ts'
import type { Crypto, Pins, Seal } from './crypto.ts'
import type { JournalGate } from './journal.ts'
import type { OfficeCredentials } from './office-credentials.ts'
import type { OpenidSigning } from './openid-signing.ts'
import type { Outgoing } from './outgoing.ts'
import type { Random } from './random.ts'
import type { Signer } from './signer.ts'
import type { Store } from './store.ts'

/** All that a running program has. A verb takes `Pick<Ports, …>` of just what it uses. */
export interface Ports {
  clock: Clock
  random: Random
  crypto: Crypto
  pins: Pins
  seal: Seal
  signer: Signer
  store: Store
  office: OfficeCredentials
  assertions: Assertions
  openidSigning: OpenidSigning
  outgoing: Outgoing
  /** Where others fetch lists, OCSP answers and CA certificates, `http://pki.example.jp`; absent: certificates name none. */
  readonly pkiOrigin?: string | undefined
  /** Absent: nobody keeps a journal. */
  journal?: JournalGate | undefined
  /** Keyed hash of the address from which the act in hand came; undefined where nobody asked, as in a sweep. */
  readonly origin?: string | undefined
}

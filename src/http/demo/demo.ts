import type { DemoClock } from '../../ports/demo-clock.ts'
import type { Portal } from '../portal/portal-env.ts'

/** What only a demonstration has. */
export interface Demo extends Portal {
  demoClock: DemoClock
  /** PEM of the demo's TLS root, and where it lies on this machine. */
  root: { pem: string; file: string }
  /** Whether mails leave this machine. */
  mails: 'kept' | 'sent'
}

import type { AuthorityRevocationReason } from './issuing-authority.ts'

/** A CA, as the people who decide about it know it again. */
export type CaShown = Readonly<{
  id: string
  subject: string
  /** SHA-256 of its certificate, in hex. */
  fingerprint: string
  notAfter: string
}>

/** Asks that a prepared CA issue from now on. Dies when another is prepared, or issues, in the meantime. */
export type CaSwitchShown = Readonly<{
  format: 1
  act: 'ca-switch'
  to: CaShown
  /** Which one issues today; none where it was revoked. */
  from: readonly CaShown[]
}>

/** Asks that a CA be revoked, with all that it has issued. */
export type CaRevocationShown = Readonly<{
  format: 1
  act: 'ca-revocation'
  ca: CaShown
  reason: AuthorityRevocationReason
  /** Whether it issues today. */
  work: 'issuing' | 'not-issuing'
  /** Which one issues afterwards; none: nothing can be issued until there is another. */
  next: readonly CaShown[]
}>

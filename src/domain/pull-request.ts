import type { Bilingual } from './language.ts'
import type { KeyAlgorithm } from './policy.ts'

/** Hours over which a pull may be spread: ninety days at most. */
export const longestSpread = 2160

/** Which certificates are to be renewed now, over how many hours, and why. */
export interface PullWish {
  /** Of the CA that has issued them; empty: whichever. */
  issuerId: string
  /** Empty: whichever. */
  keyAlgorithm: KeyAlgorithm | ''
  /** They were issued before this day, an ISO date; empty: until now. */
  issuedBefore: string
  spreadHours: number
  reason: Readonly<Bilingual>
}

/** Asks to have the certificates of a profile renewed early. The counts are those of the moment in which it was asked. */
export type RenewalPullShown = Readonly<
  PullWish & {
    format: 1
    act: 'renewal-pull'
    /** The subject of its certificate; empty: whichever. */
    issuer: string
    certificates: number
    early: number
    unreachable: number
  }
>

/** What a request is about has a UUID; of pulls one is asked for at a time. */
export const pullSubject = '00000000-0000-8000-8000-000000000005'

import type { MemberId } from '../domain/id.ts'
import type { Bilingual } from '../domain/language.ts'
import type { Door, MemberStop, Role } from '../domain/life.ts'

export interface MemberSummary {
  id: MemberId
  contractNumber: string
  contractName: Bilingual
  loginId: string
  name: string
  role: Role
  stops: readonly MemberStop[]
  lockedDoors: readonly Door[]
  /** E of the certificate in use, when there is one. */
  expiryDate?: Temporal.PlainDate
}

/** What was typed, and what of it can be read as the name of a certificate. */
export interface SearchTerms {
  text: string
  serialNumber?: string
  fingerprint?: Uint8Array
}

/** Where a page of results goes on: behind this one, in the order of the search. */
export interface FoundPlace {
  /** By what it was found: the kinds come one after the other. */
  rank: number
  key: string
  id: string
}

export interface MemberSearch {
  /**
   * Whole: contract number, mail address, serial number, fingerprint. From their beginning on: ID, name, company. Width,
   * capitals, blanks and a company's legal form do not matter. Nobody is found twice.
   */
  find(
    terms: SearchTerms,
    limit: number,
    after: FoundPlace | undefined,
  ): Promise<{ member: MemberSummary; place: FoundPlace }[]>
}

import type { StaffId } from './id.ts'

/** What a new person gets on paper: two letters, which no single person of the staff may print both. */
export const letterKinds = ['pin-letter', 'pickup-letter'] as const
export type LetterKind = (typeof letterKinds)[number]

/** So many at a time: a batch that one can count before it goes into envelopes. */
export const lettersAtOnce = 50

/** Whether this person may print it. `otherPrintedBy`: who printed the other letter of the same member, still of use. */
export function mayPrint(otherPrintedBy: readonly StaffId[], person: StaffId): 'yes' | 'printed-the-other' {
  return otherPrintedBy.includes(person) ? 'printed-the-other' : 'yes'
}

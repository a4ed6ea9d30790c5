/** What can be wrong with a file of people or certificates. Each has its sentence in words/import-faults.ts. */
export type ImportFaultKind =
  // the file
  | 'encoding'
  | 'empty'
  | 'too-many-lines'
  | 'quote-open'
  | 'quote-inside'
  // its first line
  | 'column-unknown'
  | 'column-twice'
  | 'column-missing'
  | 'column-of-secrets'
  // a line
  | 'too-many-cells'
  | 'missing'
  | 'too-long'
  | 'not-a-contract-id'
  | 'not-a-login-id'
  | 'not-a-role'
  | 'not-a-mail-address'
  | 'not-a-language'
  | 'not-a-branch'
  | 'half-a-branch'
  | 'not-a-fingerprint'
  | 'not-a-serial-number'
  | 'no-name-of-it'
  | 'not-a-date'
  | 'too-far'
  // a line beside the others, and beside what is registered
  | 'twice'
  | 'differs-from-line'
  | 'differs-from-registered'
  | 'member-there'
  | 'no-administrator'
  | 'no-such-member'
  | 'member-has-left'
  | 'certificate-there'
  | 'member-has-certificate'

/** One thing that is wrong, by the line and the column in which it stands. */
export interface ImportFault {
  /** As an editor counts them: the first line, which names the columns, is 1. 0: the file as a whole. */
  line: number
  /** A column of ours, or what stands in the first line in its place. */
  column?: string
  kind: ImportFaultKind
  /** What stands there, cut short. */
  value?: string
  /** The other line, of what is there twice or differs. */
  other?: number
}

/** What is right and should be seen by both people all the same; of how many. */
export type ImportWarningKind = 'no-mail-address' | 'single-administrator' | 'already-expired'

/** Lines of people in one file, and octets of it. */
export const mostLines = 20_000
export const largestFile = 4 * 1024 * 1024

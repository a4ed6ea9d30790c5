import type { ImportWarningKind } from './import-fault.ts'

export type ImportKind = 'people' | 'certificates'

/** A CA that was in use before, as people compare it. */
export type PredecessorName = Readonly<{ id: string; subject: string; fingerprint: string }>

/** Asks to write what a file holds: what both people are shown of it. Its SHA-256 binds every octet. */
export type ImportShown = Readonly<{
  format: 1
  act: 'import'
  what: ImportKind
  /** As the file was called where it came from. */
  name: string
  /** Lower-case hex. */
  sha256: string
  encoding: 'utf-8' | 'shift_jis'
  lines: number
  /** People: contracts that are new; certificates: 0. */
  contracts: number
  administrators: number
  users: number
  /** Whether a certificate becomes acquirable for these people with it, or when somebody issues one to them. */
  opens: 'at-once' | 'later'
  /** Certificates: whose they are; empty for people. */
  issuer: readonly PredecessorName[]
  warnings: readonly Readonly<{ kind: ImportWarningKind; count: number }>[]
  /** The first line and some after it, as they stand in the file. */
  first: readonly (readonly string[])[]
}>

/** How many lines both people are shown, besides the one that names the columns. */
export const shownLines = 5

/** The same file for the same purpose is one request at a time: a UUID made of its hash. */
export function subjectOf({ what, sha256, issuer }: Pick<ImportShown, 'what' | 'sha256' | 'issuer'>): string {
  const [of] = issuer
  // Of another purpose or CA it is another request.
  const tail = of?.id.slice(-12) ?? (what === 'people' ? '000000000000' : '000000000001')
  return `${sha256.slice(0, 8)}-${sha256.slice(8, 12)}-${sha256.slice(12, 16)}-${sha256.slice(16, 20)}-${tail}`
}

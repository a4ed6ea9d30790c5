import { longestEvidence } from './approval.ts'
import type { ApprovalKind } from './approval-shown.ts'
import { oneLine } from './one-line.ts'

/** What may be asked for at the terminal. All of it is decided by one of the staff. */
export type TerminalKind = Extract<
  ApprovalKind,
  'switch-release' | 'stop-release' | 'reissue' | 'import' | 'ca-switch' | 'ca-revocation'
>

export const longestOperator = 60

/** The name that an operator gives himself, as it is shown to whoever decides. Undefined when it is none. */
export function readOperator(typed: string): string | undefined {
  return readLine(typed, longestOperator)
}

/** Why he asks. */
export function readTerminalEvidence(typed: string): string | undefined {
  return readLine(typed, longestEvidence)
}

/** Invisible characters would make one name look like another. */
function readLine(typed: string, longest: number): string | undefined {
  if (!typed.isWellFormed()) return undefined
  const text = oneLine(typed)
  return text === '' || text.length > longest || /\p{Cf}/u.test(text) ? undefined : text
}

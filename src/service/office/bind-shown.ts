import { type ApprovalShown, shownBytes } from '../../domain/approval-shown.ts'
import type { Ports } from '../../ports/ports.ts'

export interface Bound<Shown extends ApprovalShown> {
  shown: Shown
  /** SHA-256, lower-case hex. */
  shownHash: string
}

/** What is shown with the hash by which request and approval name it. */
export function bindShown<Shown extends ApprovalShown>(
  { crypto }: Pick<Ports, 'crypto'>,
  shown: Shown,
): Bound<Shown> {
  return { shown, shownHash: crypto.sha256(shownBytes(shown)).toHex() }
}

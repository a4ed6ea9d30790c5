import type { ApprovalShown } from '../../domain/approval-shown.ts'
import type { ApprovalId, StaffId } from '../../domain/id.ts'
import { Refusal, type RefusalCode } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { TemporaryPins } from '../member/temporary-pins.ts'
import type { StaffSession } from './staff-session.ts'

/** Who has approved what, for the deed. */
export interface Approved {
  institution: InstitutionRecord
  session: StaffSession
  approvalId: ApprovalId
  subjectId: string
  /** Who asked for it; undefined: an operator at the terminal. */
  requestedBy: StaffId | undefined
  /** Where the kind makes some: before the transaction, since a hash is slow on purpose. */
  pins?: TemporaryPins
}

/** What the rules refuse to show cannot be asked for any more. */
export async function refusedIsGone<Shown>(show: () => Promise<Shown>): Promise<Shown | undefined> {
  try {
    return await show()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** Where a request is compared with what it is about. */
export interface RequestPlace {
  repositories: Repositories
  institution: InstitutionRecord
  now: Temporal.Instant
  requestedBy: StaffId | undefined
  crypto: Ports['crypto']
}

/** What is its own of one kind of request. Who may ask is in domain/approval.ts; all else is the same for every kind. */
export interface RequestKind<Shown extends ApprovalShown> {
  /**
   * What would be shown today to whoever asked for this. Undefined when that is gone or past. `hold`: nobody changes it
   * until the transaction ends.
   */
  showAgain(at: RequestPlace, shown: Shown, way: 'look' | 'hold'): Promise<Shown | undefined>
  /** For the sweep, which asks every minute and for nobody: where the whole look is dear, whether there is anything to look at. */
  isThere?(at: RequestPlace, shown: Shown): Promise<boolean>
  /** What must survive of a deed that the rules refused and that was rolled back with the approval. */
  afterRefused?(
    ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
    tx: Repositories,
    refused: Pick<Approved, 'session' | 'approvalId'> & { code: RefusalCode },
    shown: Shown,
  ): Promise<void>
  /** The deed, in the transaction of the decision. */
  carryOut(
    ports: Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>,
    tx: Repositories,
    approved: Approved,
    shown: Shown,
  ): Promise<void>
  /** Whether the deed gives somebody temporary PINs. */
  makesPins?(shown: Shown): boolean
}

import type { MemberId } from '../domain/id.ts'

export interface DeskForm {
  id: string
  memberId: MemberId
  /** Of the session in which the form was shown and sent. */
  sessionId: string
  doneAt: Temporal.Instant
  /** Sealed; absent while the act is being done, and when it has been erased. */
  shown?: Uint8Array
}

/** Forms that were sent: each is good for one act. */
export interface DeskForms {
  /** False when it was sent before. Waits for whoever is at it. */
  take(form: Omit<DeskForm, 'shown'>): Promise<boolean>
  byId(id: string): Promise<DeskForm | undefined>
  keepShown(id: string, shown: Uint8Array): Promise<void>
  /** Nothing came of it: it may be sent again. */
  giveBack(id: string): Promise<void>
  /** What was shown before the one instant is erased, forms done before the other are forgotten. */
  erase(shownBefore: Temporal.Instant, doneBefore: Temporal.Instant): Promise<number>
}

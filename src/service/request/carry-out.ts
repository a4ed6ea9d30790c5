import type { No } from '../../domain/answer.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { By } from '../desk/by.ts'
import type { TemporaryPins } from '../member/temporary-pins.ts'
import type { Approved } from '../office/request-kind.ts'

/** For a verb of the desks: the one who approved does it, by what he has approved. */
export function byApproval({ session, approvalId }: Approved): By {
  return { kind: 'staff', staffId: session.person.id, approvalId }
}

export function pinsOf({ pins }: Approved): TemporaryPins {
  if (pins === undefined) throw new Error('no PINs were made for this request')
  return pins
}

/** What was approved and is refused all the same, by a switch or a cooling-off, undoes the approval: it may come later. */
export function requireDone(answer: { answer: 'yes' } | No): void {
  if (answer.answer === 'no') throw new Refusal(answer.code, 'the rules refuse it now', answer.facts)
}

import * as z from 'zod'
import {
  type ReissueReason,
  type RevokeReason,
  reissueReasons,
  revokeReasons,
  type StopReason,
  stopReasons,
} from '../../domain/desk-reason.ts'
import type { MemberId } from '../../domain/id.ts'
import { tidyPin } from '../../domain/pin.ts'
import type { ActWish } from '../../service/people/do-act.ts'
import { type DeskField, type DeskTyped, deskFields, isAnswered } from '../../web/pages/desk-fields.ts'
import type { DeskAct } from '../../words/desk-act.ts'
import { line } from '../read-form.ts'

/** Everything that a form of the desk may hold; each act looks at its own fields. */
export const deskForm = z.object({
  form: line,
  reason: line,
  pins: line,
  address: line,
  name: line,
  loginId: line,
  language: line,
  confirmationPin: line,
})

type Sent = z.infer<typeof deskForm>

export function missingIn(act: DeskAct, sent: Sent): DeskField[] {
  return [...deskFields[act], 'confirmationPin' as const].filter(
    (field) => !isAnswered(act, field, sent[field]),
  )
}

/** As it was typed, but for the PIN. */
export function typedOf({ reason, pins, address, name, loginId, language }: Sent): DeskTyped {
  return { reason, pins, address, name, loginId, language }
}

export const sentOf = ({ form, confirmationPin }: Sent) => ({
  form,
  confirmationPin: tidyPin(confirmationPin),
})

/** Of a form in which nothing is missing. `member` is of whom it is, where it is of somebody. */
export function wishOf(act: DeskAct, memberId: MemberId, sent: Sent): ActWish {
  switch (act) {
    case 'add':
      return {
        act,
        name: sent.name,
        loginId: sent.loginId,
        address: sent.address,
        language: languageOf(sent),
      }
    case 'reissue':
      return { act, memberId, reason: oneOf<ReissueReason>(reissueReasons, sent.reason), pins: pinsOf(sent) }
    case 'revoke':
      return { act, memberId, reason: oneOf<RevokeReason>(revokeReasons, sent.reason) }
    case 'stop':
      return { act, memberId, reason: oneOf<StopReason>(stopReasons, sent.reason) }
    case 'stop-contract':
      return { act, reason: oneOf<StopReason>(stopReasons, sent.reason) }
    case 'address':
      return { act, memberId, address: sent.address }
    case 'new-pc':
    case 'lock':
    case 'unlock':
    case 'remove':
      return { act, memberId }
  }
}

const languageOf = ({ language }: Sent) => (language === 'en' ? 'en' : 'ja')
const pinsOf = ({ pins }: Sent) => (pins === 'reset' ? 'reset' : 'kept')

function oneOf<Reason extends string>(reasons: readonly Reason[], text: string): Reason {
  const reason = reasons.find((one) => one === text)
  if (reason === undefined) throw new Error('a form was read before it was looked through')
  return reason
}

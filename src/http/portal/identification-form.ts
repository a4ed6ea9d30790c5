import * as z from 'zod'
import { tidyPin } from '../../domain/pin.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Identification } from '../../service/member/identify-member.ts'
import type { FieldProblem } from '../../web/pages/field.ts'
import type { IdentificationField, Identifying } from '../../web/pages/identification-fields.ts'
import type { RefusedAct } from '../../web/pages/refused-act.ts'
import { line } from '../read-form.ts'
import type { Asked, Portal } from './portal-env.ts'
import { today, zoned } from './shell.ts'

export const typedRole = z.enum(['administrator', 'user']).catch('administrator')

/** What somebody types who says who he is: the same at every open door. */
export const identificationForm = z.object({
  role: typedRole,
  contractId: line,
  memberId: line,
  pin: line,
  confirmationPin: line,
})

type Typed = z.infer<typeof identificationForm>

export function missingFields({
  role,
  contractId,
  memberId,
  pin,
  confirmationPin,
}: Typed): FieldProblem<IdentificationField>[] {
  const fields = { contractId, ...(role === 'user' && { memberId }), pin, confirmationPin }
  return (['contractId', 'memberId', 'pin', 'confirmationPin'] as const)
    .filter((field) => fields[field]?.trim() === '')
    .map((field) => ({ field, fault: 'missing' }))
}

/** IDs as people type them: full width or half, with blanks around. */
export function identificationOf(typed: Typed): Identification {
  const { role, contractId, memberId, pin, confirmationPin } = typed
  const tidyId = (id: string) => id.normalize('NFKC').trim()
  return {
    role,
    contractNumber: tidyId(contractId),
    loginId: tidyId(memberId) === '' ? undefined : tidyId(memberId),
    pin: tidyPin(pin),
    confirmationPin: tidyPin(confirmationPin),
  }
}

/** The form as it was typed, but for the PINs. */
export function identifying(
  { ports }: Portal,
  c: Asked,
  { role, contractId, memberId }: Pick<Typed, 'role'> & Partial<Typed>,
): Identifying {
  return {
    role,
    typed: { ...(contractId !== undefined && { contractId }), ...(memberId !== undefined && { memberId }) },
    pin: today(ports.clock, c).policy.pin,
  }
}

export function refusedAct(portal: Portal, c: Asked, { code, facts }: Refusal): RefusedAct {
  return { code, facts, at: zoned(portal, c, portal.ports.clock.now()) }
}

import type { BoardAudience, BoardText } from '../../domain/board-message.ts'
import { type BoardMessageShown, type BoardTextShown, boardMessageShown } from '../../domain/board-request.ts'
import { type BoardMessageId, type ContractId, parseId } from '../../domain/id.ts'
import { isAfter, localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import type { RequestKind } from './request-kind.ts'
import { byStaff } from './require-may.ts'

/** A request to put a message onto the board. It dies with its last day, and with another name of its contract. */
export const boardPublishing: RequestKind<BoardMessageShown> = {
  async showAgain({ repositories, institution, now }, { message }) {
    const text = textOf(message)
    if (isAfter(localDate(now, zoneOf(institution.versions)), text.until)) return undefined
    const audience = await audienceNow(repositories, text.audience)
    return audience && boardMessageShown({ ...text, audience })
  },
  async carryOut(ports, tx, { session, approvalId, subjectId }, { message }) {
    const publishedAt = ports.clock.now()
    const id = parseId<BoardMessageId>(subjectId)
    await tx.board.publish({ ...textOf(message), id, approvalId, publishedAt })
    await record(ports, tx, {
      ...byStaff(session, publishedAt),
      kind: 'board-message-published',
      facts: { message: id, approval: approvalId },
    })
  },
}

/** What was shown, as the rules know it. */
function textOf({ audience, from, until, ...text }: BoardTextShown): BoardText {
  const contract = (contractId: string) => parseId<ContractId>(contractId)
  return {
    ...text,
    audience:
      audience.kind === 'contract'
        ? { ...audience, contractId: contract(audience.contractId) }
        : { kind: audience.kind },
    from: Temporal.PlainDate.from(from),
    until: Temporal.PlainDate.from(until),
  }
}

/** Whom it would be for now. Undefined when the contract is gone. */
async function audienceNow(
  { members }: Repositories,
  audience: BoardAudience,
): Promise<BoardAudience | undefined> {
  if (audience.kind !== 'contract') return audience
  const contract = await members.contractByNumber(audience.number)
  return (
    contract && { kind: 'contract', contractId: contract.id, number: contract.number, name: contract.name }
  )
}

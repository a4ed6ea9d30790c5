import type { ToldEvent } from '../../domain/not-me.ts'
import type { Ports } from '../../ports/ports.ts'
import { inGroups, readableCode, tidyCode } from '../readable-code.ts'

const length = 8

/**
 * The short code of what people are told of (domain.md §6): it stands in the mail and inside the portal, so that a mail
 * can be checked. It is no secret and opens nothing; nobody but us can make one that fits.
 */
export function noticeCode(
  { crypto }: Pick<Ports, 'crypto'>,
  { certificateId, kind }: Pick<ToldEvent, 'certificateId' | 'kind'>,
): string {
  return readableCode(
    crypto.mac('notice-code', new TextEncoder().encode(`${certificateId}|${kind}`)).subarray(0, length),
  )
}

/** The same for a mail that tells of nothing but itself: no two have one code. */
export function mailCode({ crypto }: Pick<Ports, 'crypto'>, outboxId: string): string {
  return readableCode(
    crypto.mac('notice-code', new TextEncoder().encode(`mail|${outboxId}`)).subarray(0, length),
  )
}

/** What was typed, as it stands in mails. */
export function codeAsWritten(typed: string): string {
  return inGroups(tidyCode(typed))
}

/** Which of them was typed, if any. */
export function eventOfCode<E extends ToldEvent>(
  ports: Pick<Ports, 'crypto'>,
  events: readonly E[],
  typed: string,
): E | undefined {
  return events.find((event) => tidyCode(noticeCode(ports, event)) === tidyCode(typed))
}

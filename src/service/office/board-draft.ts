import type { BoardAudience, BoardPriority, BoardText } from '../../domain/board-message.ts'
import {
  type BoardFault,
  periodFaults,
  textFaults,
  tidyBody,
  tidyTitle,
} from '../../domain/board-message-faults.ts'
import type { Bilingual } from '../../domain/language.ts'
import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'

/** A message as somebody of the staff has typed it. Days are ISO dates. */
export interface BoardDraft {
  title: Bilingual
  body: Bilingual
  priority: BoardPriority
  audience: { kind: 'everyone' } | { kind: 'administrators' } | { kind: 'contract'; number: string }
  from: string
  until: string
}

/** The message that would stand on the board; refuses one that has faults. */
export async function requireMessage(
  { clock }: Pick<Ports, 'clock'>,
  repositories: Repositories,
  institution: InstitutionRecord,
  draft: BoardDraft,
): Promise<BoardText> {
  const title = { ja: tidyTitle(draft.title.ja), en: tidyTitle(draft.title.en) }
  const body = { ja: tidyBody(draft.body.ja), en: tidyBody(draft.body.en) }
  const [from, until] = [readDate(draft.from), readDate(draft.until)]
  const today = localDate(clock.now(), zoneOf(institution.versions))
  requireNone('ja', textFaults({ title: title.ja, body: body.ja }))
  requireNone('en', textFaults({ title: title.en, body: body.en }))
  requireNone('days', periodFaults({ from, until }, today))
  const audience = await requireAudience(repositories, draft.audience)
  return { title, body, priority: draft.priority, audience, from, until }
}

/** For whom; refuses a contract that there is not. */
async function requireAudience(
  { members }: Repositories,
  audience: BoardDraft['audience'],
): Promise<BoardAudience> {
  if (audience.kind !== 'contract') return { kind: audience.kind }
  const contract = await members.contractByNumber(audience.number.trim())
  if (contract === undefined)
    throw new Refusal('message-faulty', 'there is no such contract', { in: 'audience', fault: 'no-contract' })
  return { kind: 'contract', contractId: contract.id, number: contract.number, name: contract.name }
}

function requireNone(where: 'ja' | 'en' | 'days', [fault]: readonly BoardFault[]): void {
  if (fault !== undefined) throw new Refusal('message-faulty', `${where}: ${fault}`, { in: where, fault })
}

function readDate(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch (cause) {
    throw new Malformed('this is no date', { cause })
  }
}

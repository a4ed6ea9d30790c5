import { type BoardFault, textFaults, tidyBody, tidyTitle } from '../../../domain/board-message-faults.ts'
import type { Language } from '../../../domain/language.ts'
import { boardFaults } from '../../../words/board-faults.ts'
import { officeBoardWords } from '../../../words/office-board.ts'
import type { Fault } from '../parts/field.tsx'
import type { BoardDraft, BoardText } from '../server/board.ts'

/** What stands in the fields of the form. */
export interface Typed {
  title: Record<Language, string>
  body: Record<Language, string>
  priority: BoardText['priority']
  audience: BoardText['audience']['kind']
  contractNumber: string
  from: string
  until: string
}

export const emptyTyped: Typed = {
  title: { ja: '', en: '' },
  body: { ja: '', en: '' },
  priority: 'normal',
  audience: 'everyone',
  contractNumber: '',
  from: '',
  until: '',
}

/** As it is sent. */
export function wishOf({ title, body, priority, audience, contractNumber, from, until }: Typed): BoardDraft {
  const kind =
    audience === 'contract' ? { kind: audience, number: contractNumber.trim() } : { kind: audience }
  return { title, body, priority, audience: kind, from, until }
}

/**
 * What can be told before anything is sent, by field and with its name, as there are two of each. The server judges
 * again, and the days by its own clock.
 */
export function faultsOf(typed: Typed, language: Language): Fault[] {
  const words = boardFaults[language]
  const { titleOf, bodyOf, from, until, dayMissing, named } = officeBoardWords[language]
  const texts = (['ja', 'en'] as const).flatMap((each) =>
    textFaults({ title: tidyTitle(typed.title[each]), body: tidyBody(typed.body[each]) }).map((fault) =>
      isOfTitle(fault)
        ? { field: `title-${each}`, text: named(titleOf[each], words[fault]) }
        : { field: `body-${each}`, text: named(bodyOf[each], words[fault]) },
    ),
  )
  const days = (['from', 'until'] as const)
    .filter((each) => typed[each] === '')
    .map((field) => ({ field, text: named({ from, until }[field], dayMissing) }))
  const isBackwards = days.length === 0 && typed.until < typed.from
  const isNobody = typed.audience === 'contract' && typed.contractNumber.trim() === ''
  return [
    ...texts,
    ...(isNobody ? [{ field: 'contract-number', text: words['no-contract'] }] : []),
    ...days,
    ...(isBackwards ? [{ field: 'until', text: words['until-before-from'] }] : []),
  ]
}

const isOfTitle = (fault: BoardFault): boolean => fault.startsWith('title')

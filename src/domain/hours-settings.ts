import type { OpeningHours, Weekday } from './policy.ts'
import type { PolicyDraft } from './policy-draft.ts'
import { list, type Setting } from './policy-setting.ts'

const put = (draft: PolicyDraft, changes: Partial<OpeningHours>): PolicyDraft => ({
  ...draft,
  openingHours: { ...draft.openingHours, ...changes },
})

/** “08:00-21:00” however wide it is typed; nothing: closed. */
function hoursIn(text: string): { from: string; until: string } | 'closed' | 'nonsense' {
  const tidy = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[~〜–―−]/g, '-')
  if (tidy === '') return 'closed'
  const [, from, until] = /^(\d?\d:\d\d)-(\d?\d:\d\d)$/.exec(tidy) ?? []
  return from === undefined || until === undefined ? 'nonsense' : { from: padded(from), until: padded(until) }
}

const padded = (time: string) => time.padStart(5, '0')

function hours(day: Weekday): Setting {
  return {
    kind: 'hours',
    // The first day speaks for all of them.
    places: day === 1 ? ['openingHours.week'] : [],
    read({ openingHours: { week } }) {
      const span = week[day]
      return span === undefined ? '' : `${span.from}-${span.until}`
    },
    write(draft, text) {
      const { [day]: _, ...others } = draft.openingHours.week
      const span = hoursIn(text)
      return put(draft, { week: typeof span === 'string' ? others : { ...others, [day]: span } })
    },
    isOne: (text) => hoursIn(text) !== 'nonsense',
  }
}

/** When acquisition and renewal are open. */
export const hoursSettings = {
  monday: hours(1),
  tuesday: hours(2),
  wednesday: hours(3),
  thursday: hours(4),
  friday: hours(5),
  saturday: hours(6),
  sunday: hours(7),
  'closed-each-year': list(
    ['openingHours.closedEachYear'],
    ({ openingHours }) => openingHours.closedEachYear,
    (draft, closedEachYear) => put(draft, { closedEachYear }),
  ),
  'closed-once': list(
    ['openingHours.closedOnce'],
    ({ openingHours }) => openingHours.closedOnce,
    (draft, closedOnce) => put(draft, { closedOnce }),
  ),
}

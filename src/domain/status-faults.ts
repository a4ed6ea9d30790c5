import type { StatusPolicy } from './policy.ts'

/** What contradicts itself in the times of lists and answers. */
export function statusFaults(status: StatusPolicy): string[] {
  const { seenSeconds, listHours, listAheadHours, answerMinutes, answerAheadMinutes } = status
  const { backdateMinutes, responderDays, responderAheadDays } = status
  const rules: [holds: boolean, fault: string][] = [
    [isWithin(seenSeconds, 10, 3600), 'seenSeconds: from ten seconds to an hour'],
    [isWithin(backdateMinutes, 0, 60), 'backdateMinutes: from 0 to an hour'],
    [isWithin(listHours, 2, 240), 'listHours: from two hours to ten days'],
    [isWithin(listAheadHours, 1, listHours - 1), 'listAheadHours: from an hour, and less than listHours'],
    [isWithin(answerMinutes, 2, 10_080), 'answerMinutes: from two minutes to a week'],
    [
      isWithin(answerAheadMinutes, 1, answerMinutes - 1),
      'answerAheadMinutes: from a minute, and less than answerMinutes',
    ],
    [isWithin(responderDays, 2, 90), 'responderDays: from two to ninety days'],
    [
      isWithin(responderAheadDays, 1, responderDays - 1),
      'responderAheadDays: from a day, and less than responderDays',
    ],
    // What caches keep must end before it does. Lists have an hour left at the least.
    [seenSeconds <= answerAheadMinutes * 60, 'seenSeconds: no longer than answerAheadMinutes'],
    [answerMinutes <= responderAheadDays * 1440, 'answerMinutes: no longer than responderAheadDays'],
  ]
  return rules.filter(([holds]) => !holds).map(([, fault]) => `status.${fault}`)
}

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most

import type { Standing } from '../domain/standing.ts'
import { dateInWords, dateTimeInWords } from './dates.ts'
import { peopleWords, type StandingDates } from './people.ts'
import type { Voice } from './voice.ts'

/** How somebody stands, in a sentence for those who look after him. */
export function standingInWords(standing: Standing, zone: string, voice: Voice): string {
  return peopleWords[voice.language].standing[standing.kind](datesOf(standing, zone, voice), voice)
}

const noDates: StandingDates = { until: '', from: '', recovery: undefined, stop: undefined }

function datesOf(standing: Standing, zone: string, { language }: Voice): StandingDates {
  const day = (date: Temporal.PlainDate) => dateInWords(date, language)
  const moment = (at: Temporal.Instant) => dateTimeInWords(at.toZonedDateTimeISO(zone), language)
  switch (standing.kind) {
    case 'not-acquired':
      return { ...noDates, ...(standing.deadline && { until: day(standing.deadline) }) }
    case 'not-yet-valid':
      return { ...noDates, from: moment(standing.validFrom) }
    case 'active':
      return { ...noDates, from: day(standing.renewalOpensOn) }
    case 'being-proved':
      return { ...noDates, until: moment(standing.proveUntil) }
    case 'retiring':
      return { ...noDates, until: moment(standing.retireAt) }
    case 'expired-recoverable':
      return { ...noDates, until: day(standing.recovery.lastDay), recovery: standing.recovery.kind }
    case 'stopped':
      return { ...noDates, stop: standing.stop }
    case 'renewable':
    case 'lapsed':
    case 'superseded':
    case 'abandoned':
    case 'revoked':
      return noDates
  }
}

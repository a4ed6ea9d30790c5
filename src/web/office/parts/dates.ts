import type { Language } from '../../../domain/language.ts'
import { dateInWords } from '../../../words/dates.ts'

/** Dates and times in words, in the institution's zone. Not every browser at hand has Temporal: Intl knows the zones. */
export interface Dates {
  /** Of an ISO date: 2027年3月1日（月）. */
  date(iso: string): string
  /** Of an ISO instant: 2027年3月1日（月）23:59. */
  moment(iso: string): string
  /** With seconds, as it is read out on the telephone. */
  second(iso: string): string
  /** Only the time of day. */
  time(iso: string): string
  /** Short, for narrow columns; the weekday is always there: 2027/3/1（月）10:31. */
  short(iso: string): string
}

export function datesIn(language: Language, zone: string): Dates {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const at = (iso: string) => {
    const parts = new Map(clock.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))
    const number = (type: 'year' | 'month' | 'day') => Number(parts.get(type))
    const minute = `${parts.get('hour')}:${parts.get('minute')}`
    return {
      day: calendarDay(number('year'), number('month'), number('day')),
      minute,
      second: `${minute}:${parts.get('second')}`,
    }
  }
  const join = language === 'ja' ? '' : ', '
  return {
    date: (iso) => {
      const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
      return dateInWords(calendarDay(year, month, day), language)
    },
    moment: (iso) => `${dateInWords(at(iso).day, language)}${join}${at(iso).minute}`,
    second: (iso) => `${dateInWords(at(iso).day, language)}${join}${at(iso).second}`,
    time: (iso) => at(iso).minute,
    short: (iso) => `${shortDay(at(iso).day, language)} ${at(iso).minute}`,
  }
}

function calendarDay(year: number, month: number, day: number) {
  const dayOfWeek = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
  return { year, month, day, dayOfWeek }
}

const weekdays = {
  ja: ['月', '火', '水', '木', '金', '土', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} satisfies Record<Language, string[]>

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function shortDay(
  { year, month, day, dayOfWeek }: ReturnType<typeof calendarDay>,
  language: Language,
): string {
  const weekday = weekdays[language][dayOfWeek - 1]
  return language === 'ja'
    ? `${year}/${month}/${day}（${weekday}）`
    : `${weekday} ${day} ${months[month - 1]} ${year}`
}

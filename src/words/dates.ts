import type { Language } from '../domain/language.ts'
import { remembered } from '../domain/remembered.ts'

const weekdays = {
  ja: ['月', '火', '水', '木', '金', '土', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const satisfies Record<Language, readonly string[]>

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const zones: Record<Language, Readonly<Record<string, string>>> = {
  ja: { 'Asia/Tokyo': '日本時間', UTC: '協定世界時' },
  en: { 'Asia/Tokyo': 'Japan time', UTC: 'UTC' },
}

interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly dayOfWeek: number
}

/** 2027年3月1日（月） · Monday, 1 March 2027. A date is never told without its weekday. */
export function dateInWords(day: CalendarDay, language: Language): string {
  const weekday = weekdays[language][day.dayOfWeek - 1]
  return language === 'ja'
    ? `${day.year}年${day.month}月${day.day}日（${weekday}）`
    : `${weekday}, ${day.day} ${months[day.month - 1]} ${day.year}`
}

/** 2027年3月 · March 2027. */
export function monthInWords({ year, month }: { year: number; month: number }, language: Language): string {
  return language === 'ja' ? `${year}年${month}月` : `${months[month - 1]} ${year}`
}

/**
 * 2027年3月1日（月）23:59 · Monday, 1 March 2027, 23:59: to the minute, on the clock of its own zone. Many are told of one
 * second.
 */
export const dateTimeInWords = remembered(
  (at: Temporal.ZonedDateTime, language: Language): string => {
    const onTheClock = at.toPlainDateTime()
    const join = language === 'ja' ? '' : ', '
    return `${dateInWords(onTheClock, language)}${join}${timeInWords(onTheClock)}`
  },
  (at, language) => `${Math.floor(at.epochMilliseconds / 1000)} ${at.timeZoneId} ${language}`,
  100,
)

/** The same with the name of the zone, where two clocks may differ. */
export function dateTimeZoneInWords(at: Temporal.ZonedDateTime, language: Language): string {
  const zone = zoneInWords(at.timeZoneId, language)
  const text = dateTimeInWords(at, language)
  return language === 'ja' ? `${text}（${zone}）` : `${text} (${zone})`
}

/** 10:31, or 10:31:05 where a second is read out on the telephone. */
export function timeInWords(
  at: Temporal.ZonedDateTime | Temporal.PlainDateTime,
  to: 'minute' | 'second' = 'minute',
): string {
  return at.toPlainTime().toString({ smallestUnit: to })
}

function zoneInWords(zone: string, language: Language): string {
  return zones[language][zone] ?? zone
}

/** あと 24 日 · 24 days left; on the last day itself 本日まで · today is the last day. */
export function daysLeftInWords(days: number, language: Language): string {
  if (days <= 0) return language === 'ja' ? '本日まで' : 'today is the last day'
  if (language === 'ja') return `あと ${days} 日`
  return days === 1 ? '1 day left' : `${days} days left`
}

/** The weeks of a month as a wall calendar shows them: whole weeks, those days left out that are another month's. */
export function weeksOf(
  month: Temporal.PlainYearMonth,
  firstWeekday: 1 | 7,
): readonly (readonly (Temporal.PlainDate | undefined)[])[] {
  const first = month.toPlainDate({ day: 1 })
  const before = (first.dayOfWeek - firstWeekday + 7) % 7
  const days = [
    ...Array.from({ length: before }, () => undefined),
    ...Array.from({ length: month.daysInMonth }, (_, day) => first.add({ days: day })),
  ]
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => days[week * 7 + day]),
  )
}

/** Undefined for what is not YYYY-MM, or of a year that no certificate has. */
export function readMonth(text: string): Temporal.PlainYearMonth | undefined {
  if (!/^2\d{3}-(?:0[1-9]|1[0-2])$/.test(text)) return undefined
  return Temporal.PlainYearMonth.from(text)
}

import { columnsOf } from '../words/columns.ts'

/** Rows in columns, for a terminal on which Japanese characters are two columns wide. No colours, no trailing blanks. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) =>
    Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((text, column) => `${text}${' '.repeat((widths[column] ?? 0) - columnsOf(text))}`)
      .join('  ')
      .trimEnd(),
  )
}

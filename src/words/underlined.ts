import { columnsOf } from './columns.ts'

/** A heading in an English mail, as plain text has it; Japanese ones begin with ■. */
export function underlined(heading: string): string {
  return `${heading}\n${'-'.repeat(Math.min(columnsOf(heading), 76))}`
}

/** A line of a file that is not empty: the number of the line on which it begins, and its cells. */
export interface CsvRow {
  line: number
  cells: readonly string[]
}

export interface CsvFault {
  line: number
  kind: 'quote-open' | 'quote-inside'
}

/**
 * RFC 4180, and what spreadsheets make of it: lines may end in CR LF, LF or CR, a cell may hold them in quotes. What is
 * wrong is told by its line, and the lines after it are read all the same.
 */
export function readCsv(text: string): { rows: CsvRow[]; faults: CsvFault[] } {
  const rows: CsvRow[] = []
  const faults: CsvFault[] = []
  let cells: string[] = []
  let begun = 1
  let line = 1
  let at = 0
  const endRow = () => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: begun, cells })
    cells = []
    begun = line
  }
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    if (cell.fault !== undefined) faults.push({ line, kind: cell.fault })
    cells.push(cell.text)
    line += cell.lines
    at = cell.end
    if (text[at] === ',') {
      at += 1
      if (at === text.length) cells.push('')
      continue
    }
    at += lineEnd(text, at)
    line += 1
    endRow()
  }
  endRow()
  return { rows, faults }
}

/** So that it is read again as it was. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

interface Cell {
  text: string
  /** Where what comes after it begins. */
  end: number
  /** How many line ends are in it. */
  lines: number
  fault?: CsvFault['kind']
}

function plainCell(text: string, from: number): Cell {
  let end = from
  while (end < text.length && !',\r\n'.includes(text[end] ?? '')) end += 1
  const cell = text.slice(from, end)
  return { text: cell, end, lines: 0, ...(cell.includes('"') && { fault: 'quote-inside' }) }
}

function quotedCell(text: string, from: number): Cell {
  let close = text.indexOf('"', from + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  // Read as if it were not quoted, so that one quote too few does not swallow the rest of the file.
  if (close === -1) return { ...plainCell(text, from), fault: 'quote-open' }
  const inside = text.slice(from + 1, close).replaceAll('""', '"')
  const rest = plainCell(text, close + 1)
  const lines = inside.match(/\r\n|\r|\n/g)?.length ?? 0
  const isSpoilt = rest.text.trim() !== ''
  return { text: inside, end: rest.end, lines, ...(isSpoilt && { fault: 'quote-inside' }) }
}

function lineEnd(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? 2 : 1
}

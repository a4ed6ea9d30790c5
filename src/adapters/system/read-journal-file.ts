import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { JournalFault, JournalPiece } from '../../ports/journal.ts'
import { firstLink, parseLine } from './journal-line.ts'

const together = 1000

/** Reads what can be read, whatever else is in the file, and says which lines are not as they were written. */
export async function* readJournalFile(folder: string, file: string): AsyncGenerator<JournalPiece> {
  const stream = createReadStream(join(folder, file), { encoding: 'utf8' })
  let last = ''
  stream.on('data', (chunk) => {
    last = String(chunk).at(-1) ?? last
  })
  const reader = lineReader(file)
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    reader.take(text)
    if (reader.piece().events.length >= together) yield reader.next()
  }
  reader.end(last === '\n' || last === '' ? 'whole' : 'torn')
  yield reader.next()
}

/** Follows the chain from line to line. */
function lineReader(file: string) {
  let piece: JournalPiece = { file, events: [], faults: [] }
  let link = firstLink(file)
  let line = 0
  /** A line that could not be read, until it is known whether another follows. */
  let unread: JournalFault | undefined
  const fault = (): JournalFault => ({ file, line, kind: 'damaged' })
  return {
    piece: () => piece,
    take(text: string) {
      line += 1
      if (unread !== undefined) piece.faults.push(unread)
      const read = parseLine(link, text)
      unread = read === undefined ? fault() : undefined
      if (read === undefined) return
      if (!read.follows) piece.faults.push(fault())
      link = read.link
      piece.events.push(read.event)
    },
    end(how: 'whole' | 'torn') {
      if (unread !== undefined) piece.faults.push(how === 'torn' ? { ...unread, kind: 'torn' } : unread)
    },
    next(): JournalPiece {
      const done = piece
      piece = { file, events: [], faults: [] }
      return done
    },
  }
}

import { randomUUID } from 'node:crypto'
import { access, constants, type FileHandle, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditEvent } from '../../domain/audit-event.ts'
import type { Journal, JournalPiece } from '../../ports/journal.ts'
import { isFileError, syncFolder } from '../keys/durable-file.ts'
import { systemClock } from './clock.ts'
import { encodeLine, firstLink } from './journal-line.ts'
import { readJournalFile } from './read-journal-file.ts'
import { readTails } from './read-journal-tails.ts'

/** A file that has grown beyond this is followed by another, so that old ones can be moved away. */
const usuallyLargest = 64 * 1024 * 1024
/** How many of its own a process remembers, to write them anew where its file was taken from it. */
const remembered = 100

/** A file of one's own, of which every write is on the disk when it is done: one turn of the disk's for each round. */
const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL, O_DSYNC } = constants
const newAndDurable = O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_DSYNC

interface Writing {
  name: string
  file: FileHandle
  size: number
  link: string
}

/**
 * A folder of journals: every process that writes has files of its own, so that several nodes may share the folder and
 * nobody writes behind a torn line. It must be there: a mount that is missing is to be noticed, and not written beneath.
 */
export async function openJournalFolder(folder: string, largest = usuallyLargest): Promise<Journal> {
  await access(folder, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
    throw new Error(`configuration: the folder for the journal cannot be used: ${folder}`, { cause })
  })
  const recent: AuditEvent[] = []
  let waiting: AuditEvent[] = []
  const writer = fileWriter(folder, largest)
  let round: Promise<void> | undefined
  let before: Promise<void> = Promise.resolve()
  let mayBeAside = false

  /** Somebody may have set our file aside: nobody would read what we go on to write into it. */
  async function lookForFile(): Promise<void> {
    if (!mayBeAside) return
    mayBeAside = false
    if (await writer.isThere()) return
    waiting = [...recent, ...waiting]
    await writer.close()
  }

  async function flush(): Promise<void> {
    await lookForFile()
    const together = waiting
    if (together.length === 0) return
    waiting = []
    try {
      await writer.write(together)
    } catch (error) {
      waiting = [...together, ...waiting]
      // What the file ends with nobody knows: the next round begins another.
      await writer.close().catch(() => {})
      throw error
    }
    recent.push(...together)
    recent.splice(0, recent.length - remembered)
  }

  /** Whoever comes while a round is on its way goes with the next one, which begins when that has ended. */
  function nextRound(): Promise<void> {
    if (round !== undefined) return round
    round = before.then(() => {
      round = undefined
      return flush()
    })
    before = round.catch(() => {})
    return round
  }

  return {
    async append(events) {
      if (events.length === 0) return
      waiting.push(...events)
      await nextRound()
    },
    retry() {
      mayBeAside = true
      return nextRound()
    },
    async end() {
      await before
      await writer.close()
    },
    tails: () => readTails(folder),
    read: () => readFolder(folder),
    async setAside(files) {
      for (const file of files) {
        for await (const { events } of readJournalFile(folder, file)) {
          waiting.push(...events)
          await nextRound()
        }
        await rename(join(folder, file), join(folder, `${file}.set-aside`))
      }
      await syncFolder(folder)
    },
  }
}

/** What this process writes into: begun when it is first needed, and again when it has grown. */
function fileWriter(folder: string, largest: number) {
  let writing: Writing | undefined

  async function close(): Promise<void> {
    const closing = writing
    writing = undefined
    await closing?.file.close()
  }

  return {
    close,
    isThere: async () => writing === undefined || isThere(join(folder, writing.name)),
    async write(events: readonly AuditEvent[]): Promise<void> {
      writing ??= await openNext(folder)
      const now = writing
      const lines = events.map((event) => {
        const { line, link } = encodeLine(now.link, event)
        now.link = link
        return line
      })
      const bytes = Buffer.from(lines.join(''))
      await now.file.appendFile(bytes)
      now.size += bytes.length
      if (now.size >= largest) await close()
    },
  }
}

async function openNext(folder: string): Promise<Writing> {
  const time = systemClock.machine().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  const name = `${time}-${randomUUID()}.journal`
  const file = await open(join(folder, name), newAndDurable, 0o600)
  await syncFolder(folder)
  return { name, file, size: 0, link: firstLink(name) }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => !isFileError(error, 'ENOENT'),
  )
}

async function* readFolder(folder: string): AsyncGenerator<JournalPiece> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.journal'))
  for (const name of names.sort()) yield* readJournalFile(folder, name)
}

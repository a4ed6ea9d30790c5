import { randomUUID } from 'node:crypto'
import { access, constants, type FileHandle, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditEvent } from '../../domain/audit-event.ts'
import type { Journal, JournalPiece } from '../../ports/journal.ts'
import { isFileError, syncFolder } from '../keys/durable-file.ts'
import { systemClock } from './clock.ts'
import { encodeLine, firstLink } from './journal-line.ts'
import { readJournalFile } from './read-journal-file.ts'

/** A file that has grown beyond this is followed by another, so that old ones can be moved away. */
const usuallyLargest = 64 * 1024 * 1024
/** How many of its own a process remembers, to look now and then whether the database still has them. */
const remembered = 100

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
  let writing: Writing | undefined
  let flushed: Promise<void> | undefined

  async function write(events: readonly AuditEvent[]): Promise<void> {
    writing ??= await openNext(folder)
    const now = writing
    const lines = events.map((event) => {
      const { line, link } = encodeLine(now.link, event)
      now.link = link
      return line
    })
    const bytes = Buffer.from(lines.join(''))
    await now.file.appendFile(bytes)
    await now.file.datasync()
    now.size += bytes.length
    if (now.size >= largest) await closeFile()
  }

  async function closeFile(): Promise<void> {
    const closing = writing
    writing = undefined
    await closing?.file.close()
  }

  /** All that wait go together: while one round is on its way, the next gathers. */
  async function flush(): Promise<void> {
    const together = waiting
    waiting = []
    try {
      await write(together)
    } catch (error) {
      waiting = [...together, ...waiting]
      // What the file ends with nobody knows: the next round begins another.
      await closeFile().catch(() => {})
      throw error
    }
    recent.push(...together)
    recent.splice(0, recent.length - remembered)
  }

  async function settle(): Promise<void> {
    // Whoever comes while a round is on its way waits for the next one, which takes all of them.
    while (flushed !== undefined) await flushed.catch(() => {})
    if (waiting.length === 0) return
    flushed = flush().finally(() => {
      flushed = undefined
    })
    await flushed
  }

  return {
    async append(events) {
      if (events.length === 0) return
      waiting.push(...events)
      await settle()
      if (events.some((event) => waiting.includes(event))) throw new Error('the journal could not be written')
    },
    async retry() {
      // Somebody has set our file aside: nobody would read what we go on to write into it.
      if (writing !== undefined && !(await isThere(join(folder, writing.name)))) {
        waiting = [...recent, ...waiting]
        await closeFile()
      }
      await settle()
    },
    end: closeFile,
    recent: () => [...recent],
    read: () => readFolder(folder),
    async setAside(files) {
      for (const file of files) await rename(join(folder, file), join(folder, `${file}.set-aside`))
      await syncFolder(folder)
    },
  }
}

async function openNext(folder: string): Promise<Writing> {
  const time = systemClock.machine().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  const name = `${time}-${randomUUID()}.journal`
  const file = await open(join(folder, name), 'ax', 0o600)
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

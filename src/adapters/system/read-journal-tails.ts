import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AuditEvent } from '../../domain/audit-event.ts'
import { systemClock } from './clock.ts'
import { parseLine } from './journal-line.ts'

/** Files that nobody has written for longer were compared at the start, and are as they were then. */
const young = Temporal.Duration.from({ minutes: 10 })
const octets = 1024 * 1024
/** Of each file, spread over its end: a database that has lost half a second has lost some of them. */
const most = 200

/** What stands at the ends of the files of this node and of others that are being written. */
export async function readTails(folder: string): Promise<AuditEvent[]> {
  const since = systemClock.machine().subtract(young).epochMilliseconds
  const names = (await readdir(folder)).filter((name) => name.endsWith('.journal'))
  const tails = await Promise.all(names.map((name) => readTail(join(folder, name), since)))
  return tails.flat()
}

async function readTail(path: string, since: number): Promise<AuditEvent[]> {
  const file = await open(path, 'r').catch(() => undefined) // set aside since
  if (file === undefined) return []
  try {
    const { size, mtimeMs } = await file.stat()
    if (mtimeMs < since) return []
    const buffer = Buffer.alloc(Math.min(size, octets))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, size - buffer.length)
    const lines = buffer
      .toString('utf8', 0, bytesRead)
      .split('\n')
      .filter((line) => line !== '')
    const step = Math.ceil(lines.length / most)
    const chosen = lines.filter((_, n) => (lines.length - 1 - n) % step === 0)
    return chosen.flatMap((line) => parseLine('', line)?.event ?? []) // the first may be cut, the last unfinished
  } finally {
    await file.close()
  }
}

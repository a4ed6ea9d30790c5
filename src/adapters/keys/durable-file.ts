import { randomUUID } from 'node:crypto'
import { link, mkdir, open, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Writes a file (of secrets, unless the mode says otherwise) whole or not at all, durable when it returns. It never replaces one: rejects
 * with EEXIST when the name is taken, also by another process in the same moment, which a rename would not notice.
 * A crash leaves at most a hidden temporary file that nobody reads.
 */
export async function writeOnce(path: string, content: string, mode = 0o600): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  try {
    await writeSynced(temporary, content, mode)
    await link(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
  await syncFolder(dirname(path))
}

/** Makes a folder for its owner alone, with those above it that are missing; durable when it returns. */
export async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 })
  if (made === undefined) return
  for (let folder = resolve(path); folder.length >= made.length; folder = dirname(folder)) {
    await syncFolder(dirname(folder))
  }
}

async function writeSynced(path: string, content: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name in a folder is durable only when the folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Whether the error of the file system is this one: `ENOENT`, `EEXIST`. */
export function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

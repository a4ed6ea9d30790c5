import { randomUUID } from 'node:crypto'
import { link, open, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file of secrets (mode 0600) whole or not at all, durable when it returns. It never replaces one: rejects
 * with EEXIST when the name is taken, also by another process in the same moment, which a rename would not notice.
 * A crash leaves at most a hidden temporary file that nobody reads.
 */
export async function writeOnce(path: string, content: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  try {
    await writeSynced(temporary, content)
    await link(temporary, path)
  } finally {
    await unlink(temporary)
  }
  await syncFolder(dirname(path))
}

async function writeSynced(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name in a folder is durable only when the folder is. */
async function syncFolder(path: string): Promise<void> {
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

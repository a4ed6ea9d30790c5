import { mkdir, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isFileError } from '../keys/durable-file.ts'

const largest = 1_048_576
const atOnce = 100

/**
 * Looks into a Maildir: whatever lies in `new` is read, handed on, and then moved to `cur` as seen. One that is handed on
 * twice, because we were killed in between or another node was as quick, must do no harm.
 */
export async function emptyMaildir(
  folder: string,
  take: (mail: Uint8Array) => Promise<void>,
): Promise<number> {
  const [from, to] = [join(folder, 'new'), join(folder, 'cur')]
  const names = (await readdir(from)).filter((name) => !name.startsWith('.')).toSorted()
  await mkdir(to, { recursive: true, mode: 0o700 })
  let taken = 0
  const troubles: unknown[] = []
  for (const name of names.slice(0, atOnce)) {
    try {
      if (await takeOne(join(from, name), join(to, `${name}:2,S`), take)) taken += 1
    } catch (trouble) {
      troubles.push(trouble)
    }
  }
  // Told when the others have been taken: one that cannot be read must not stand before them for ever.
  if (troubles.length > 0) throw troubles[0]
  return taken
}

/** False where another was quicker. */
async function takeOne(
  path: string,
  seen: string,
  take: (mail: Uint8Array) => Promise<void>,
): Promise<boolean> {
  const mail = await readMost(path)
  if (mail === undefined) return false
  await take(mail)
  return rename(path, seen).then(
    () => true,
    (error: unknown) => {
      if (isFileError(error, 'ENOENT')) return false
      throw error
    },
  )
}

/** No more than a report can have, however large the file is. Undefined where another was quicker. */
async function readMost(path: string): Promise<Uint8Array | undefined> {
  try {
    const file = await open(path, 'r')
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(largest + 1), 0, largest + 1, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  }
}

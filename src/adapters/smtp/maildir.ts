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
  for (const name of names.slice(0, atOnce)) {
    const mail = await readMost(join(from, name))
    if (mail === undefined) continue
    await take(mail)
    const moved = await rename(join(from, name), join(to, `${name}:2,S`)).then(
      () => true,
      (error: unknown) => {
        if (isFileError(error, 'ENOENT')) return false
        throw error
      },
    )
    if (moved) taken += 1
  }
  return taken
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

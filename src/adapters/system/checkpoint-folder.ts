import { access, constants, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CheckpointPlace } from '../../ports/checkpoint-place.ts'
import { isFileError, writeOnce } from '../keys/durable-file.ts'

/**
 * A folder for checkpoints, open to readers. It must be there: where it is a mount, one that is missing is to be
 * noticed, and not written beneath.
 */
export async function openCheckpointFolder(folder: string, use: 'write' | 'read'): Promise<CheckpointPlace> {
  await access(folder, use === 'write' ? constants.W_OK | constants.R_OK : constants.R_OK).catch(
    (cause: unknown) => {
      throw new Error(`configuration: the folder for checkpoints cannot be used to ${use}: ${folder}`, {
        cause,
      })
    },
  )
  return {
    async has(name) {
      try {
        await stat(join(folder, name))
        return true
      } catch (error) {
        if (!isFileError(error, 'ENOENT')) throw error
        await stat(folder)
        return false
      }
    },

    async put(name, text) {
      try {
        await writeOnce(join(folder, name), text, 0o644)
        return true
      } catch (error) {
        if (!isFileError(error, 'EEXIST')) throw error
        return false
      }
    },

    async read() {
      const names = (await readdir(folder)).filter((name) => /^[^.].*\.checkpoint$/.test(name))
      return await Promise.all(
        names.sort().map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
      )
    },
  }
}

import { stat } from 'node:fs/promises'
import { isFileError } from './durable-file.ts'

/** A file or folder of the program's, and whose it is. */
export interface Owned {
  what: string
  path: string
  uid: number
}

/**
 * The first that belongs to another account: what is written beside it by this one, with mode 600, the program could not
 * read. What is root's is no sign: it may have been put there for an account that only reads it.
 */
export function foreignOwned(uid: number, owned: readonly Owned[]): Owned | undefined {
  return owned.find((one) => one.uid !== uid && one.uid !== 0)
}

/** Before anything is written for the program to read. Rejects where another account should do it. */
export async function requireOwnAccount(
  paths: readonly { what: string; path: string | undefined }[],
  uid = process.geteuid?.(),
): Promise<void> {
  if (uid === undefined) return
  const owned: Owned[] = []
  for (const { what, path } of paths) {
    const there = path === undefined ? undefined : await statOf(path)
    if (path !== undefined && there !== undefined) owned.push({ what, path, uid: there.uid })
  }
  const foreign = foreignOwned(uid, owned)
  if (foreign === undefined) return
  throw new Error(
    `configuration: the ${foreign.what} ${foreign.path} belongs to the account with the number ${foreign.uid}, and this is ${uid}: ` +
      `the program could not read what is written here. As that account: sudo -u '#${foreign.uid}' warifu …`,
  )
}

async function statOf(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  }
}

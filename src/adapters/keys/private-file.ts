import { open } from 'node:fs/promises'

/** The bytes of a file that holds a key or a secret. No message here quotes any of them. */
export async function readPrivateFile(path: string, what: string, longest: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    // Mode and content of one opened file, so that nobody exchanges it in between.
    const { mode, size } = await file.stat()
    if ((mode & 0o077) !== 0) throw new Error(`the ${what} file ${path} is open to other users: chmod 600 it`)
    if (size > longest) throw new Error(`the ${what} file ${path} is longer than ${longest} bytes`)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

import { once } from 'node:events'
import { lstat, unlink } from 'node:fs/promises'
import { connect } from 'node:net'
import { isFileError } from '../keys/durable-file.ts'

/** Takes away the socket that a program left which did not end in good order. Throws where somebody still listens, and for any other file. */
export async function clearSocket(path: string): Promise<void> {
  const found = await lstat(path).catch((error: unknown) => {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  })
  if (found === undefined) return
  if (!found.isSocket()) throw new Error(`${path} is there and is no socket`)
  if (await isAnswered(path)) throw new Error(`another program listens on ${path}`)
  await unlink(path)
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = connect(path)
  try {
    await once(socket, 'connect')
    return true
  } catch (error) {
    if (isFileError(error, 'ECONNREFUSED')) return false
    throw error
  } finally {
    socket.destroy()
  }
}

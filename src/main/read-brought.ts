import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { largestFile } from '../domain/import-fault.ts'
import { oneLine } from '../domain/one-line.ts'
import { Refusal } from '../domain/refusal.ts'
import { Malformed } from '../pki/malformed.ts'

/** Of a file, as the office takes it. */
const longestName = 200

/** As large as the office takes one, and no larger. */
export function readBrought(path: string): { name: string; content: Uint8Array } {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there?.isFile() !== true) throw new Malformed(`there is no file ${path}`)
  if (there.size > largestFile)
    throw new Refusal('import-faulty', `the file is larger than ${largestFile} octets`)
  const name = oneLine(basename(path)).slice(0, longestName).toWellFormed()
  return { name, content: readFileSync(path) }
}

/** A small file of text that the operator has named. */
export function readText(path: string): string {
  const { content } = readBrought(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new Malformed(`${path} is not UTF-8`)
  }
}

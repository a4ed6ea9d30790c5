import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { exitCodes } from '../cli/exit-code.ts'
import { requestAtTerminal } from '../cli/request.ts'
import type { RequestCommand } from '../cli/request-arguments.ts'
import type { Environment } from '../config.ts'
import { largestFile } from '../domain/import-fault.ts'
import { oneLine } from '../domain/one-line.ts'
import { Refusal } from '../domain/refusal.ts'
import { visit } from './visit.ts'

export async function request(environment: Environment, command: RequestCommand): Promise<void> {
  await visit(environment, command.demo, async (ports) => {
    const { text, exitCode } = await requestAtTerminal(ports, command, readBrought)
    const stream = exitCode === exitCodes.done ? process.stdout : process.stderr
    stream.write(text)
    process.exitCode = exitCode
  })
}

/** Of a file, as the office takes it. */
const longestName = 200

/** As large as the office takes one, and no larger. */
function readBrought(path: string): { name: string; content: Uint8Array } {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there?.isFile() !== true) throw new Refusal('not-found', `there is no file ${path}`)
  if (there.size > largestFile)
    throw new Refusal('import-faulty', `the file is larger than ${largestFile} octets`)
  const name = oneLine(basename(path)).slice(0, longestName).toWellFormed()
  return { name, content: readFileSync(path) }
}

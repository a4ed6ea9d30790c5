import { isFileError } from '../adapters/keys/durable-file.ts'
import { AlreadyServed } from '../adapters/postgres/cluster.ts'
import { exitCodes } from '../cli/exit-code.ts'

/** Says why on the standard error and ends with 3: a fault, never "a rule said no". */
export function fail(error: unknown): never {
  if (isFileError(error, 'EADDRINUSE') && error instanceof Error) {
    process.stderr.write(
      `warifu: ${error.message}: another program has this port (see WARIFU_PORT in docs/OPERATIONS.md)\n`,
    )
    process.exit(exitCodes.fault)
  }
  const isPlain =
    error instanceof AlreadyServed || (error instanceof Error && /^configuration:/.test(error.message))
  const text =
    error instanceof Error ? (isPlain ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`warifu: ${text}\n`)
  process.exit(exitCodes.fault)
}

import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/**
 * JSON lines on the standard error: the standard output belongs to what people read. What might be a secret is never
 * given to it; should one come by mistake under these names, it is struck out. Of errors it keeps what finds the fault:
 * the database quotes whole rows in theirs.
 */
export function makeLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { program: 'warifu' },
    redact: {
      paths: ['pin', 'confirmationPin', 'password', 'token', 'cookie', 'authorization', '*.cookie'],
      censor: '…',
    },
    serializers: {
      err(error: Error) {
        const { type, message, stack, code, constraint } = stdSerializers.err(error)
        return { type, message, stack, code, constraint }
      },
    },
    timestamp: () => `,"at":"${Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })}"`,
  }
  return destination === undefined ? pino(options, pino.destination(2)) : pino(options, destination)
}

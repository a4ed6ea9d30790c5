import { type DestinationStream, type Logger, pino } from 'pino'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/**
 * JSON lines on the standard error: the standard output belongs to what people read. What might be a secret is never
 * given to it; should one come by mistake under these names, it is struck out.
 */
export function makeLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { program: 'warifu' },
    redact: {
      paths: ['pin', 'confirmationPin', 'password', 'token', 'cookie', 'authorization', '*.cookie'],
      censor: '…',
    },
    timestamp: () => `,"at":"${Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })}"`,
  }
  return destination === undefined ? pino(options, pino.destination(2)) : pino(options, destination)
}

import type { ReturnedMail } from '../domain/bounce.ts'

/** Takes a mail from anybody apart. */
export interface MailReader {
  /** Undefined for what is no mail, or one too large or too deep to look into. */
  read(bytes: Uint8Array): Promise<ReturnedMail | undefined>
}

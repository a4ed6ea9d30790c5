/** How one attempt to send a mail ended. */
export type MailOutcome = MailAnswer['kind']

/**
 * `unreached`: no server was there to speak of this mail, or it would not have us at all; it says nothing about the
 * mail. `temporary` may be about us, too: then it is ours to mend, and says nothing about the mail either. `unknown`: all
 * of it went out, and no answer came back: it may have arrived.
 */
export type MailAnswer =
  | { kind: 'accepted'; server: string; reply: string }
  | { kind: 'temporary'; about: 'mail' | 'us'; server: string; reply: string; slow: boolean }
  | { kind: 'final'; server: string; reply: string }
  | { kind: 'unreached'; reply: string }
  | { kind: 'unknown'; server: string; reply: string }

/** What is told by the stage at which an SMTP conversation broke off, and by the answer, if one came. */
export interface Breach {
  stage: 'connection' | 'sender' | 'recipient' | 'content' | 'end'
  /** The three digits of RFC 5321 §4.2; absent: no answer came. */
  code?: number
  /** It was waited for in vain. */
  timedOut: boolean
  server: string
  reply: string
}

/**
 * RFC 5321 §4.2.1: 5yz is final, 4yz is not. Before there was talk of the mail's recipient it is about us (our password, our
 * sender's address, their house): that is never the mail's fault, and no mail is lost by it.
 */
export function answerOf({ stage, code, timedOut, server, reply }: Breach): MailAnswer {
  if (stage === 'connection') return { kind: 'unreached', reply }
  if (code === undefined && stage === 'end') return { kind: 'unknown', server, reply }
  const about = stage === 'sender' ? 'us' : 'mail'
  const isFinal = code !== undefined && code >= 500 && about === 'mail'
  return isFinal
    ? { kind: 'final', server, reply }
    : { kind: 'temporary', about, server, reply, slow: timedOut }
}

const longest = 500

/** A server's words as they are kept: one line, nothing but what can be read, not without end. */
export function tidyReply(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

/** The status of RFC 3463 (`5.1.1`) in a server's words, where there is one. */
export function statusIn(reply: string): string | undefined {
  return /(?:^|[\s#(])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(reply)?.[1]
}

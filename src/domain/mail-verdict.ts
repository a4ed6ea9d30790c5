import type { NoticeHindrance } from './notice-owed.ts'

/** The answer to "why did I get no mail?", in one word; the weightiest first. */
export type MailVerdict =
  | 'no-address'
  /** The last one came back, or his server takes none for good. */
  | 'returned'
  | 'mails-off'
  | 'stopped'
  /** One was written and could not be delivered yet, or was given up. */
  | 'waiting'
  | 'failed'
  | 'sent'
  /** Nothing ends, so nothing is told; or what is to be told is still to come. */
  | 'nothing-due'
  | 'to-come'

/** What became of the last mail about his certificate. */
export interface LastMail {
  at: Temporal.Instant
  state: 'waiting' | 'sent' | 'failed' | 'returned'
}

export function mailVerdict(
  hindrances: readonly NoticeHindrance[],
  hasTrouble: boolean,
  last: LastMail | undefined,
): MailVerdict {
  const hindered = (kind: NoticeHindrance['kind']) => hindrances.some((one) => one.kind === kind)
  if (hindered('no-address')) return 'no-address'
  if (hasTrouble || last?.state === 'returned') return 'returned'
  if (hindered('mails-off') || hindered('switched-off')) return 'mails-off'
  if (hindered('stopped')) return 'stopped'
  if (last !== undefined) return last.state
  return hindered('nothing-ends') ? 'nothing-due' : 'to-come'
}

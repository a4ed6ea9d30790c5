import type { NoticePolicy } from './policy.ts'

/**
 * Why a mail is written: it is time; something was done, or stopped, or locked; or its reader has just asked for a code,
 * or for his ID, and waits for it.
 */
export type MailPurpose = 'time' | 'act' | 'code'

export const ofTime: readonly string[] = [
  'not-acquired',
  'before-expiry',
  'after-expiry',
  'grace-ends',
  'unproved',
  'digest',
  'reminded',
]
export const ofCode: readonly string[] = ['pickup-code', 'address-code', 'login-id']

/** Whatever is not known to be of time or a code tells of an act. */
export function purposeOf(kind: string): MailPurpose {
  if (ofTime.includes(kind)) return 'time'
  return ofCode.includes(kind) ? 'code' : 'act'
}

const sent: Record<NoticePolicy['mails'], readonly MailPurpose[]> = {
  on: ['time', 'act', 'code'],
  'only-acts-and-codes': ['act', 'code'],
  // Without the code nobody gets in by mail, and nobody but who asked for it gets one.
  off: ['code'],
}

/** Whether an institution that has decided so sends a mail of this kind. */
export function isMailed(mails: NoticePolicy['mails'], kind: string): boolean {
  return sent[mails].includes(purposeOf(kind))
}

/**
 * For so long a mail of an act may wait for a server. Where one is set late, nobody is told now of a lock of last year: it
 * would be taken for a new one. Mails of time are judged anew whenever they go, and codes have an end of their own.
 */
export const actsAreToldFor = Temporal.Duration.from({ hours: 14 * 24 })

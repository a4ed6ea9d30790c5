import { hasLink, longestBody } from './board-message-faults.ts'
import { isMailAddress } from './mail-address.ts'
import { oneLine } from './one-line.ts'
import type { NoticePolicy, Policy } from './policy.ts'

/** What contradicts itself in how an institution sends its notices, in English for its editor. */
export function noticeFaults({ notices, afterExpiry, proveDays }: Policy): string[] {
  // Without a way back there is no last day to count from, and they say nothing.
  const graceDays = afterExpiry.kind === 'reissue' ? Number.POSITIVE_INFINITY : afterExpiry.days
  const rules: [holds: boolean, fault: string][] = [
    [
      // The last of several days before an end is the most urgent.
      notices.graceDays.every((days, i, all) => isDay(days, 0) && days < (all[i - 1] ?? graceDays)),
      'notices.graceDays: falling, each within afterExpiry.days',
    ],
    [
      notices.unprovedDays.every((days, i, all) => isDay(days, 1) && days > (all[i - 1] ?? 0)) &&
        notices.unprovedDays.every((days) => days <= proveDays),
      'notices.unprovedDays: rising from 1, each within proveDays',
    ],
    [isSpan(notices.window), 'notices.window: from must come before until, both HH:MM'],
    [isSender(notices.from), 'notices.from: an address without a name, and both names on one line'],
    [
      [notices.paragraph.ja, notices.paragraph.en].every(isParagraph),
      `notices.paragraph: plain lines of at most ${longestBody} characters, and no link, which every lure has`,
    ],
  ]
  return rules.filter(([holds]) => !holds).map(([, fault]) => fault)
}

const isDay = (days: number, least: number) => Number.isInteger(days) && days >= least

/** It stands in mails as it is: nothing that a mail program makes a link of, steers a terminal or turns the direction. */
function isParagraph(text: string): boolean {
  const isPlain = text.split('\n').every((line) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(line))
  return isPlain && text.length <= longestBody && !hasLink(text)
}

function isSpan({ from, until }: NoticePolicy['window']): boolean {
  const time = /^(?:[01]\d|2[0-3]):[0-5]\d$/
  return time.test(from) && (time.test(until) || until === '24:00') && from < until
}

/** Empty: the operator's own (docs/OPERATIONS.md). */
function isSender({ name, address }: NoticePolicy['from']): boolean {
  const isOneLine = [name.ja, name.en].every((text) => oneLine(text) === text)
  // Letters beyond ASCII need servers that know SMTPUTF8, all the way.
  return isOneLine && (address === '' || (isMailAddress(address) && /^[!-~]+$/.test(address)))
}

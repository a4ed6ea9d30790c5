import type { Recovery } from '../domain/expiry-dates.ts'
import type { Language } from '../domain/language.ts'
import type { AfterExpiry } from '../domain/policy.ts'
import { dateInWords } from './dates.ts'
import { capital, type Voice } from './voice.ts'

interface Facts {
  expiryDate: string
  days: number
  lastDay: string
}

type Warning = Record<AfterExpiry['kind'], (facts: Facts, v: Voice) => readonly string[]>

/** Manual B's ◆ box: one paragraph per step down, each with its date. */
const ja: Warning = {
  acquire: ({ expiryDate, days, lastDay }, v) => [
    `電子証明書の有効期限日（${expiryDate}）を過ぎますと、${v.service}に${v.logon}いただけなくなります。その場合は、${v.logon}画面の「電子証明書取得」から新しい電子証明書を取得してください。`,
    `また、電子証明書の有効期限日から${days}日（${lastDay}）を超過しますと、電子証明書を取得いただけなくなります。その場合は、${v.self}にて再発行処理が必要となりますので、${v.self}までご連絡ください。`,
  ],
  'revoke-first': ({ expiryDate, days, lastDay }, v) => [
    `電子証明書の有効期限日（${expiryDate}）を過ぎますと、${v.service}に${v.logon}いただけなくなります。その場合は、${v.administrator}の方が古い電子証明書を失効させたあと、${v.logon}画面の「電子証明書取得」から新しい電子証明書を取得してください。`,
    `また、電子証明書の有効期限日から${days}日（${lastDay}）を超過しますと、電子証明書を取得いただけなくなります。その場合は、${v.self}にて再発行処理が必要となりますので、${v.self}までご連絡ください。`,
  ],
  reissue: ({ expiryDate }, v) => [
    `電子証明書の有効期限日（${expiryDate}）を過ぎますと、${v.service}に${v.logon}いただけなくなります。`,
    `その場合は、${v.self}にて再発行処理が必要となりますので、${v.self}までご連絡ください。`,
  ],
}

const en: Warning = {
  acquire: ({ expiryDate, days, lastDay }, v) => [
    `After the expiry date of your certificate (${expiryDate}) you can no longer ${v.logOn} to ${v.service}. In that case, get a new certificate through “Get a certificate” on the ${v.logon} page.`,
    `Once ${days} days have passed since the expiry date (after ${lastDay}) you can no longer get one yourself. ${capital(v.self)} must then reissue it: please call us.`,
  ],
  'revoke-first': ({ expiryDate, days, lastDay }, v) => [
    `After the expiry date of your certificate (${expiryDate}) you can no longer ${v.logOn} to ${v.service}. In that case, ask your ${v.administrator} to revoke the old certificate, then get a new one through “Get a certificate” on the ${v.logon} page.`,
    `Once ${days} days have passed since the expiry date (after ${lastDay}) you can no longer get one yourself. ${capital(v.self)} must then reissue it: please call us.`,
  ],
  reissue: ({ expiryDate }, v) => [
    `After the expiry date of your certificate (${expiryDate}) you can no longer ${v.logOn} to ${v.service}.`,
    `In that case ${v.self} must reissue it: please call us.`,
  ],
}

const warnings: Record<Language, Warning> = { ja, en }

/** What stands of it once E is over: the last day of the way back in. Nothing where there is none. */
export function recoveryWarning(
  expiryDate: Temporal.PlainDate,
  recovery: Recovery,
  voice: Voice,
): readonly string[] {
  if (recovery.kind === 'reissue') return []
  return expiryWarning(expiryDate, recovery, voice)
    .slice(1)
    .map((sentence) => sentence.replace(/^また、/, ''))
}

export function expiryWarning(
  expiryDate: Temporal.PlainDate,
  recovery: Recovery,
  voice: Voice,
): readonly string[] {
  const { language } = voice
  const facts = {
    expiryDate: dateInWords(expiryDate, language),
    days: recovery.kind === 'reissue' ? 0 : expiryDate.until(recovery.lastDay, { largestUnit: 'days' }).days,
    lastDay: recovery.kind === 'reissue' ? '' : dateInWords(recovery.lastDay, language),
  }
  return warnings[language][recovery.kind](facts, voice)
}

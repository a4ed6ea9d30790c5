import type { Language } from '../domain/language.ts'
import type { Standing } from '../domain/standing.ts'

/** Dates of a standing already in words; absent where the rule gave none. */
export interface StandingFacts {
  date(name: string): string | undefined
  moment(name: string): string | undefined
  number(name: string): number | undefined
  /** The last day on which he can go the way back in by himself. */
  lastDay: string | undefined
  /** Who must do something before the way back in is open. */
  recovery: 'acquire' | 'revoke-first' | 'reissue' | undefined
  stop: string | undefined
  reason: string | undefined
}

export type StandingWords = Record<Standing['kind'], (facts: StandingFacts) => string>

/** A certificate's or a member's standing as the desk reads it out. */
const ja: StandingWords = {
  'not-acquired': (f) =>
    f.date('deadline') === undefined
      ? '使用中の電子証明書はなく、取得できる電子証明書もありません。'
      : `電子証明書をまだ取得していません。${f.date('deadline')}まで取得できます。`,
  'not-yet-valid': (f) => `有効期間の前です。${f.moment('validFrom') ?? ''}から使えます。`,
  active: (f) =>
    `${f.date('expiryDate') ?? ''}まで使えます。${f.date('renewalOpensOn') ?? ''}から更新できます。`,
  renewable: (f) =>
    `更新できる期間です。${f.date('expiryDate') ?? ''}まで（${f.number('daysLeft') === 0 ? '本日まで' : `あと ${f.number('daysLeft') ?? ''} 日`}）使えます。`,
  'being-proved': (f) =>
    `新しい電子証明書が発行され、はじめての使用を待っています。${f.moment('proveUntil') ?? ''}までに一度使うと、使用中になります。`,
  retiring: (f) => `${f.moment('retireAt') ?? ''}に使用を終わります。`,
  'expired-recoverable': (f) =>
    f.recovery === 'revoke-first'
      ? `${f.date('expiryDate') ?? ''}に有効期限が切れました。古い電子証明書を失効すると、${f.lastDay ?? ''}まで取得できます。`
      : `${f.date('expiryDate') ?? ''}に有効期限が切れました。${f.lastDay ?? ''}まで、ご本人が「電子証明書取得」で取得できます。`,
  lapsed: (f) => `${f.date('expiryDate') ?? ''}に有効期限が切れ、ご本人は取得できません。再発行が必要です。`,
  superseded: () => '新しい電子証明書に交代し、使えません。',
  abandoned: () => '一度も使われないまま、新しいものが作られたため、使えません。',
  revoked: (f) => `失効しました（${f.reason ?? ''}）。`,
  stopped: (f) => `この方の利用を止めています（${f.stop ?? ''}）。`,
}

const en: StandingWords = {
  'not-acquired': (f) =>
    f.date('deadline') === undefined
      ? 'There is no certificate in use, and none to get.'
      : `The certificate has not been acquired yet. It can be got until ${f.date('deadline')}.`,
  'not-yet-valid': (f) => `It is not valid yet. It works from ${f.moment('validFrom') ?? ''}.`,
  active: (f) =>
    `It works until ${f.date('expiryDate') ?? ''}. It can be renewed from ${f.date('renewalOpensOn') ?? ''}.`,
  renewable: (f) =>
    `It can be renewed now. It works until ${f.date('expiryDate') ?? ''} (${f.number('daysLeft') === 0 ? 'today' : `${f.number('daysLeft') ?? ''} days left`}).`,
  'being-proved': (f) =>
    `A new certificate has been issued and waits for its first use, until ${f.moment('proveUntil') ?? ''}. After that it is the one in use.`,
  retiring: (f) => `It will be retired on ${f.moment('retireAt') ?? ''}.`,
  'expired-recoverable': (f) =>
    f.recovery === 'revoke-first'
      ? `It expired on ${f.date('expiryDate') ?? ''}. Once the old one is revoked, a new one can be got until ${f.lastDay ?? ''}.`
      : `It expired on ${f.date('expiryDate') ?? ''}. Until ${f.lastDay ?? ''} the person can get a new one through “Get a certificate”.`,
  lapsed: (f) =>
    `It expired on ${f.date('expiryDate') ?? ''}, and the person cannot get a new one alone: it must be reissued.`,
  superseded: () => 'A newer certificate has taken its place; it no longer works.',
  abandoned: () => 'A newer one was made before it was ever used; it does not work.',
  revoked: (f) => `It was revoked (${f.reason ?? ''}).`,
  stopped: (f) => `This person is stopped (${f.stop ?? ''}).`,
}

export const officeStandingWords: Record<Language, StandingWords> = { ja, en }

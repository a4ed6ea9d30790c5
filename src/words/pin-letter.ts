import type { Language } from '../domain/language.ts'
import type { Role } from '../domain/life.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { speak, type Voice } from './voice.ts'

export interface PinLetterFacts {
  role: Role
  contractNumber: string
  loginId: string
  pin: string
  confirmationPin: string
}

interface PinLetterWords {
  subject: string
  what: (facts: PinLetterFacts, voice: Voice) => string
  next: (voice: Voice) => string
}

const words: Record<Language, PinLetterWords> = {
  ja: {
    subject: 'IDと仮の暗証番号のお知らせ',
    what: (facts, v) => table(facts, v, { contract: '契約者ID', id: (role) => `${role}ID` }),
    next: (v) =>
      `暗証番号は仮のものです。初めて${v.logon}したときの「開通確認」で、ご自分で決めたものに変更してください。取得コードは別の便でお送りします。`,
  },
  en: {
    subject: 'Your IDs and temporary PINs',
    what: (facts, v) => table(facts, v, { contract: 'Contract ID', id: (role) => `${role} ID` }),
    next: (v) =>
      `The PINs are temporary. Choose your own at “First use” when you ${v.logOn} for the first time. The pickup code comes separately.`,
  },
}

/** The letter that carries IDs and PINs, and never the pickup code. */
export function pinLetter(frame: MailFrame, facts: PinLetterFacts): Mail {
  const { subject, what, next } = words[frame.language]
  const voice = speak(frame.wording, frame.language)
  return composeMail(frame, subject, [what(facts, voice), next(voice)])
}

function table(
  { role, contractNumber, loginId, pin, confirmationPin }: PinLetterFacts,
  voice: Voice,
  labels: { contract: string; id: (role: string) => string },
): string {
  const isAdministrator = role === 'administrator'
  return [
    [labels.contract, contractNumber],
    [labels.id(isAdministrator ? voice.administrator : voice.user), loginId],
    [isAdministrator ? voice.administratorPin : voice.userPin, pin],
    [isAdministrator ? voice.administratorConfirmationPin : voice.userConfirmationPin, confirmationPin],
  ]
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n')
}

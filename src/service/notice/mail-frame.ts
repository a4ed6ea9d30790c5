import type { Bilingual, Language } from '../../domain/language.ts'
import { maskedId } from '../../domain/masked-id.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Recipient } from '../../ports/member-records.ts'
import type { MailFrame } from '../../words/mail.ts'

/** Whom a mail is from and to, and by which code it can be found; a letter has none. */
export function mailFrame(
  institution: InstitutionRecord,
  { contract, displayName, loginId, language }: Recipient,
  now: Temporal.Instant,
  code: string | undefined,
): MailFrame {
  const reader = { company: contract.name, person: displayName, maskedId: maskedId(loginId), language }
  return frameFor(institution, reader, now, code)
}

/** As it is shown of a mail. */
export interface Reader {
  company: Bilingual
  person: string
  maskedId: string
  language: Language
}

export function frameFor(
  institution: InstitutionRecord,
  reader: Reader,
  now: Temporal.Instant,
  code: string | undefined,
): MailFrame {
  const { policy } = policyToday(institution.versions, now)
  const language = mailLanguage(policy, reader.language)
  return {
    institution: institution.name,
    wording: policy.wording,
    language,
    company: reader.company[language],
    person: reader.person,
    maskedId: reader.maskedId,
    ...(code !== undefined && { code }),
    paragraph: policy.notices.paragraph[language].trim(),
  }
}

/** An institution may write to everybody in Japanese. */
function mailLanguage({ notices }: Policy, language: Language): Language {
  return notices.english === 'off' ? 'ja' : language
}

import type { Language } from '../../domain/language.ts'
import { maskedId } from '../../domain/masked-id.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Recipient } from '../../ports/member-records.ts'
import type { MailFrame } from '../../words/mail.ts'

/** Whom a mail is from and to, and by which code it can be found; a letter has none. */
export function mailFrame(
  institution: InstitutionRecord,
  member: Recipient,
  now: Temporal.Instant,
  code: string | undefined,
): MailFrame {
  const { policy } = policyToday(institution.versions, now)
  const language = mailLanguage(policy, member.language)
  return {
    institution: institution.name,
    wording: policy.wording,
    language,
    company: member.contract.name[language],
    person: member.displayName,
    maskedId: maskedId(member.loginId),
    ...(code !== undefined && { code }),
    paragraph: policy.notices.paragraph[language].trim(),
  }
}

/** An institution may write to everybody in Japanese. */
function mailLanguage({ notices }: Policy, language: Language): Language {
  return notices.english === 'off' ? 'ja' : language
}

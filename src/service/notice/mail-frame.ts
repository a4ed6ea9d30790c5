import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Recipient } from '../../ports/member-records.ts'
import type { MailFrame } from '../../words/mail.ts'

/** Whom a mail is from and to. Of the ID it shows the last two characters only. */
export function mailFrame(
  institution: InstitutionRecord,
  member: Recipient,
  now: Temporal.Instant,
): MailFrame {
  return {
    institution: institution.name,
    wording: policyToday(institution.versions, now).policy.wording,
    language: member.language,
    company: member.contract.name[member.language],
    person: member.displayName,
    maskedId: `${'*'.repeat(Math.max(0, member.loginId.length - 2))}${member.loginId.slice(-2)}`,
  }
}

import { sql } from 'kysely'
import { type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import type { CertificateFacts, EntitlementReason } from '../../domain/life.ts'
import type { MailMilestoneKind } from '../../domain/policy.ts'
import type { Judging, OwedNotice, WrittenNotice } from '../../ports/notices.ts'
import type { Db } from './db.ts'
import { withdrawOwed } from './notice-withdrawing.ts'
import { type PullInJson, pullsOf, readPulls } from './renewal-pulls.ts'

interface Row {
  kind: MailMilestoneKind
  milestone: string
  recipient: string
  display_name: string
  login_id: string
  mail_address: string
  language: Language
  contract_id: string
  contract_number: string
  name_ja: string
  name_en: string
  holder: string
  holder_name: string
  holder_login_id: string
  certificate_id: string | null
  origin: CertificateFacts['origin'] | null
  expiry_date: Temporal.PlainDate | null
  not_after: Temporal.Instant | null
  signed_at: Temporal.Instant | null
  told_recovery: 'acquire' | 'revoke-first' | null
  told_recovery_day: Temporal.PlainDate | null
  pulls: readonly PullInJson[] | null
  entitlement_id: string | null
  reason: EntitlementReason | null
  deadline: Temporal.PlainDate | null
  prove_until: Temporal.Instant | null
}

export async function takeOwed(
  db: Db,
  institution: InstitutionId,
  recipients: readonly MemberId[],
  judging: Judging,
): Promise<OwedNotice[]> {
  await withdrawOwed(db, institution, judging, recipients)
  const { rows } = await sql<Row>`
    select n.kind, n.milestone, n.recipient, r.display_name, r.login_id, r.mail_address, r.language,
           k.contract_id, k.contract_number, k.name_ja, k.name_en,
           n.holder, h.display_name as holder_name, h.login_id as holder_login_id,
           n.certificate_id, c.origin, c.expiry_date, c.not_after, c.signed_at, c.told_recovery, c.told_recovery_day, ${sql.raw(pullsOf('c'))} as pulls,
           n.entitlement_id, e.reason, e.deadline, p.prove_until
      from notice n
      join member r on r.institution_id = ${institution} and r.member_id = n.recipient
      join contract k on k.institution_id = ${institution} and k.contract_id = r.contract_id
      join member h on h.institution_id = ${institution} and h.member_id = n.holder
      left join certificate c on c.institution_id = ${institution} and c.certificate_id = n.certificate_id
      left join entitlement e on e.institution_id = ${institution} and e.entitlement_id = n.entitlement_id
      left join certificate p on p.institution_id = ${institution} and p.member_id = n.holder
       and p.stage = 'proving' and p.prove_until >= ${judging.now}::timestamptz
     where n.institution_id = ${institution} and n.state = 'owed' and n.recipient = any(${recipients}::uuid[])
     order by n.recipient, n.due_on, h.login_id, n.subject_id`.execute(db)
  return rows.map(readOwed)
}

export async function markWritten(
  db: Db,
  institution: InstitutionId,
  notices: readonly WrittenNotice[],
  at: Temporal.Instant,
): Promise<void> {
  const column = (value: (notice: WrittenNotice) => string) => sql`${notices.map(value)}`
  await sql`
    update notice n
       set state = 'written', outbox_id = w.outbox_id, settled_at = ${at}::timestamptz
      from unnest(
             ${column(({ subject }) => ('certificateId' in subject ? subject.certificateId : subject.entitlementId))}::uuid[],
             ${column(({ milestone }) => milestone)}::text[], ${column(({ recipient }) => recipient)}::uuid[],
             ${column(({ outboxId }) => outboxId)}::uuid[]) as w (subject_id, milestone, recipient, outbox_id)
     where n.institution_id = ${institution} and n.channel = 'mail' and n.state = 'owed'
       and n.subject_id = w.subject_id and n.milestone = w.milestone and n.recipient = w.recipient`.execute(
    db,
  )
}

function readOwed(row: Row): OwedNotice {
  return {
    subject: readSubject(row),
    kind: row.kind,
    milestone: row.milestone,
    recipient: {
      id: parseId(row.recipient),
      contract: {
        id: parseId(row.contract_id),
        number: row.contract_number,
        name: { ja: row.name_ja, en: row.name_en },
      },
      loginId: row.login_id,
      displayName: row.display_name,
      mailAddress: row.mail_address,
      language: row.language,
    },
    holder: { id: parseId(row.holder), displayName: row.holder_name, loginId: row.holder_login_id },
    ...readCertificate(row),
    ...(row.reason !== null && row.deadline !== null
      ? { entitlement: { reason: row.reason, deadline: row.deadline } }
      : {}),
    ...(row.prove_until === null ? {} : { proveUntil: row.prove_until }),
  }
}

export function readSubject({
  certificate_id,
  entitlement_id,
}: Pick<Row, 'certificate_id' | 'entitlement_id'>): OwedNotice['subject'] {
  if (certificate_id !== null) return { certificateId: parseId(certificate_id) }
  if (entitlement_id !== null) return { entitlementId: parseId(entitlement_id) }
  throw new Error('a notice about nothing')
}

function readCertificate(row: Row): Pick<OwedNotice, 'certificate'> {
  const {
    certificate_id: id,
    origin,
    expiry_date: expiryDate,
    not_after: notAfter,
    signed_at: issuedAt,
  } = row
  if (id === null || origin === null || expiryDate === null || notAfter === null || issuedAt === null)
    return {}
  const { told_recovery: kind, told_recovery_day: lastDay } = row
  const told = kind === null || lastDay === null ? {} : { toldRecovery: { kind, lastDay } }
  return {
    certificate: {
      id: parseId(id),
      origin,
      expiryDate,
      notAfter,
      issuedAt,
      ...told,
      ...readPulls(row.pulls),
    },
  }
}

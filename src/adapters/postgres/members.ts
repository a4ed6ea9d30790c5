import { sql } from 'kysely'
import { type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import type { Role } from '../../domain/life.ts'
import type { MemberRecord, Members, NewMember } from '../../ports/member-records.ts'
import { contracts } from './contracts.ts'
import type { Db } from './db.ts'
import { readLife, readStops } from './life.ts'

export interface MemberRow {
  member_id: string
  contract_id: string
  contract_number: string
  contract_name_ja: string
  contract_name_en: string
  role: Role
  login_id: string
  display_name: string
  mail_address: string | null
  language: Language
  subject: string
  holder_number: string
  pin_hash: string | null
  confirmation_pin_hash: string | null
  pins_changed_at: Temporal.Instant | null
  suspended_at: Temporal.Instant | null
  held_at: Temporal.Instant | null
  locked_at: Temporal.Instant | null
  loss_reported_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
}

/** Of member `m` and contract `c`. */
export const memberColumnList = `
  m.member_id, m.contract_id, c.contract_number, c.name_ja as contract_name_ja, c.name_en as contract_name_en,
  m.role, m.login_id, m.display_name, m.mail_address, m.language, m.subject, m.holder_number,
  m.pin_hash, m.confirmation_pin_hash, m.pins_changed_at,
  m.suspended_at, m.held_at, m.locked_at, m.loss_reported_at, m.ended_at`

export const memberColumns = sql.raw(memberColumnList)

export function members(db: Db, institution: InstitutionId): Members {
  const select = async (condition: ReturnType<typeof sql>, limit: number): Promise<MemberRecord[]> => {
    const { rows } = await sql<MemberRow>`
      select ${memberColumns}
        from member m
        join contract c using (institution_id, contract_id)
       where m.institution_id = ${institution} and ${condition}
       order by m.created_at, m.member_id
       limit ${limit}`.execute(db)
    return rows.map(readMember)
  }
  const update = (id: MemberId) =>
    db.updateTable('member').where('institution_id', '=', institution).where('member_id', '=', id)

  return {
    ...contracts(db, institution),

    async add(member, at) {
      await db
        .insertInto('member')
        .values(newRow(institution, member, at))
        .execute()
    },
    async byId(id) {
      return (await select(sql`m.member_id = ${id}`, 1))[0]
    },
    async byLogin(contractNumber, role, loginId) {
      const named = loginId === undefined ? sql`m.ended_at is null` : sql`m.login_id = ${loginId}`
      return (
        await select(sql`c.contract_number = ${contractNumber} and m.role = ${role} and ${named}`, 1)
      )[0]
    },
    byAddress: (contractNumber, address) =>
      select(
        sql`c.contract_number = ${contractNumber} and lower(m.mail_address) = lower(${address}) and m.ended_at is null`,
        5,
      ),
    administratorsOf: (contract) =>
      select(sql`m.contract_id = ${contract} and m.role = 'administrator' and m.ended_at is null`, 1000),
    all: () => select(sql`true`, 1000),
    life: (id) => readLife(db, institution, id),
    async lockLife(id) {
      // Written and not only locked, so that whoever has read him before sees that an act came between
      // (swift-statements.ts). His key stays as it is, so rows that name him may be written meanwhile: mails of other
      // people's acts, above all.
      await sql`
        update member set certificate_count = certificate_count
         where institution_id = ${institution} and member_id = ${id}`.execute(db)
      return readLife(db, institution, id)
    },
    async setPins(id, pinHash, confirmationPinHash, changedAt) {
      await update(id)
        .set({
          pin_hash: pinHash,
          confirmation_pin_hash: confirmationPinHash,
          pins_changed_at: changedAt ?? null,
        })
        .execute()
    },
    async setLanguage(id, language) {
      await update(id).set({ language }).execute()
    },
    async reportLoss(id, at) {
      const { numUpdatedRows } = await update(id)
        .set({ loss_reported_at: at })
        .where('loss_reported_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async nextCertificateNumber(id) {
      const { certificate_count } = await update(id)
        .set((eb) => ({ certificate_count: eb('certificate_count', '+', 1) }))
        .returning('certificate_count')
        .executeTakeFirstOrThrow()
      return certificate_count
    },
  }
}

function newRow(institution: InstitutionId, member: NewMember, at: Temporal.Instant) {
  return {
    institution_id: institution,
    member_id: member.id,
    contract_id: member.contractId,
    role: member.role,
    login_id: member.loginId,
    display_name: member.displayName,
    mail_address: member.mailAddress ?? null,
    language: member.language,
    subject: member.subject,
    holder_number: member.holderNumber,
    pin_hash: member.pinHash,
    confirmation_pin_hash: member.confirmationPinHash,
    created_at: at,
  }
}

export function readMember(row: MemberRow): MemberRecord {
  return {
    id: parseId(row.member_id),
    contract: {
      id: parseId(row.contract_id),
      number: row.contract_number,
      name: { ja: row.contract_name_ja, en: row.contract_name_en },
    },
    role: row.role,
    loginId: row.login_id,
    displayName: row.display_name,
    ...(row.mail_address === null ? {} : { mailAddress: row.mail_address }),
    language: row.language,
    subject: row.subject,
    holderNumber: row.holder_number,
    ...(row.pin_hash === null ? {} : { pinHash: row.pin_hash }),
    ...(row.confirmation_pin_hash === null ? {} : { confirmationPinHash: row.confirmation_pin_hash }),
    ...(row.pins_changed_at === null ? {} : { pinsChangedAt: row.pins_changed_at }),
    stops: readStops(row),
  }
}

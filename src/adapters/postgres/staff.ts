import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId, type StaffId } from '../../domain/id.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { Passkey } from '../../ports/office-credentials.ts'
import type { Staff, StaffRecord } from '../../ports/staff-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'
import { staffCodes } from './staff-codes.ts'
import { staffRepair } from './staff-repair.ts'

export function staff(db: Db, institution: InstitutionId): Staff {
  const select = () => db.selectFrom('staff').selectAll().where('institution_id', '=', institution)
  const one = async (query: ReturnType<typeof select>) => {
    const row = await query.executeTakeFirst()
    return row && readStaff(row)
  }
  const update = (id: StaffId) =>
    db.updateTable('staff').where('institution_id', '=', institution).where('staff_id', '=', id)
  const unactivated = (id: StaffId) => update(id).where('activated_at', 'is', null)

  return {
    ...staffPasskeys(db, institution),
    ...staffRepair(db, institution),
    ...staffCodes(db, institution),

    async add(person, at) {
      await db
        .insertInto('staff')
        .values(newRow(institution, person, at))
        .execute()
    },
    async lock() {
      await sql`select 1 from institution where institution_id = ${institution} for no key update`.execute(db)
    },
    byId: (id) => one(select().where('staff_id', '=', id)),
    byLoginId: (folded) => one(select().where('login_id', '=', folded)),
    async all() {
      return (await select().orderBy('created_at').orderBy('staff_id').execute()).map(readStaff)
    },
    async setActivation(id, { codeHash, expiresAt }) {
      await unactivated(id)
        .set({ activation_code_hash: codeHash, activation_expires_at: expiresAt, totp_secret: null })
        .execute()
    },
    async offerTotp(id, codeHash, sealed) {
      const row = await unactivated(id)
        .set({ totp_secret: sql`coalesce(totp_secret, ${sealed})` })
        .where('activation_code_hash', '=', codeHash)
        .returning('totp_secret')
        .executeTakeFirst()
      return row?.totp_secret ?? undefined
    },
    async activate(id, codeHash, at, password) {
      const { numUpdatedRows } = await unactivated(id)
        .set({
          activated_at: at,
          activation_code_hash: null,
          activation_expires_at: null,
          ...(password === undefined
            ? { totp_secret: null }
            : { password_hash: password.hash, totp_last_step: password.step }),
        })
        .where('activation_code_hash', '=', codeHash)
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async takeStep(id, step) {
      const { numUpdatedRows } = await update(id)
        .set({ totp_last_step: step })
        .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

function newRow(
  institution: InstitutionId,
  { id, loginId, displayName, language, roles, mailAddress, activation }: Parameters<Staff['add']>[0],
  at: Temporal.Instant,
) {
  return {
    institution_id: institution,
    staff_id: id,
    login_id: loginId,
    display_name: displayName,
    language,
    roles: [...roles],
    mail_address: mailAddress ?? null,
    activation_code_hash: activation.codeHash,
    activation_expires_at: activation.expiresAt,
    created_at: at,
  }
}

function staffPasskeys(
  db: Db,
  institution: InstitutionId,
): Pick<Staff, 'addPasskey' | 'passkeysOf' | 'byPasskey' | 'countUse'> {
  const select = () =>
    db
      .selectFrom('staff_passkey')
      .selectAll()
      .where('institution_id', '=', institution)
      .where('retired_at', 'is', null)
  return {
    async addPasskey(id, { credentialId, publicKey, counter, transports }, at) {
      const added = await db
        .insertInto('staff_passkey')
        .values({
          institution_id: institution,
          credential_id: credentialId,
          staff_id: id,
          public_key: publicKey,
          counter,
          transports: [...transports],
          created_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('staff_id')
        .executeTakeFirst()
      return added !== undefined
    },
    async passkeysOf(id) {
      const rows = await select().where('staff_id', '=', id).orderBy('created_at').execute()
      return rows.map(readPasskey)
    },
    async byPasskey(credentialId) {
      const row = await select().where('credential_id', '=', credentialId).executeTakeFirst()
      if (row === undefined) return undefined
      const person = await db
        .selectFrom('staff')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('staff_id', '=', row.staff_id)
        .executeTakeFirstOrThrow()
      return { passkey: readPasskey(row), person: readStaff(person) }
    },
    /** Authenticators that do not count always say 0 (WebAuthn §6.1.1). */
    async countUse(credentialId, counter, at) {
      const { numUpdatedRows } = await db
        .updateTable('staff_passkey')
        .set({ counter, last_used_at: at })
        .where('institution_id', '=', institution)
        .where('credential_id', '=', credentialId)
        .where((eb) =>
          eb.or([eb('counter', '<', counter), eb.and([eb('counter', '=', 0), eb.val(counter === 0)])]),
        )
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

const readPasskey = (row: Selectable<Schema['staff_passkey']>): Passkey => ({
  credentialId: row.credential_id,
  publicKey: row.public_key,
  counter: row.counter,
  transports: row.transports,
})

export function readStaff(row: Selectable<Schema['staff']>): StaffRecord {
  return {
    id: parseId(row.staff_id),
    loginId: row.login_id,
    displayName: row.display_name,
    language: row.language,
    // A check holds them to those that there are.
    roles: row.roles as StaffRole[],
    ...(row.mail_address !== null && { mailAddress: row.mail_address }),
    ...(row.password_hash !== null && { passwordHash: row.password_hash }),
    ...(row.totp_secret !== null && { totpSecret: row.totp_secret }),
    ...(row.totp_last_step !== null && { totpLastStep: row.totp_last_step }),
    ...readActivation(row),
    ...(row.activated_at !== null && { activatedAt: row.activated_at }),
    ...(row.disabled_at !== null && { disabledAt: row.disabled_at }),
  }
}

function readActivation({
  activation_code_hash: codeHash,
  activation_expires_at: expiresAt,
}: Selectable<Schema['staff']>): Pick<StaffRecord, 'activation'> {
  return codeHash === null || expiresAt === null ? {} : { activation: { codeHash, expiresAt } }
}

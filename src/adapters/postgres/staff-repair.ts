import type { InstitutionId, StaffId } from '../../domain/id.ts'
import type { Staff } from '../../ports/staff-records.ts'
import type { Db } from './db.ts'

/** Who is let in no more, or only by another code; and what else the terminal corrects. */
export function staffRepair(
  db: Db,
  institution: InstitutionId,
): Pick<Staff, 'setMail' | 'setRoles' | 'disable' | 'renew' | 'holdActive'> {
  const update = (id: StaffId) =>
    db.updateTable('staff').where('institution_id', '=', institution).where('staff_id', '=', id)

  return {
    async setMail(id, mailAddress) {
      await update(id).set({ mail_address: mailAddress }).execute()
    },
    async setRoles(id, roles) {
      await update(id)
        .set({ roles: [...roles] })
        .execute()
    },
    async disable(id, at) {
      await update(id).set({ disabled_at: at }).execute()
    },
    async renew(id, { codeHash, expiresAt }, at) {
      await update(id)
        .set({
          activated_at: null,
          activation_code_hash: codeHash,
          activation_expires_at: expiresAt,
          password_hash: null,
          totp_secret: null,
          totp_last_step: null,
        })
        .execute()
      await db
        .updateTable('staff_passkey')
        .set({ retired_at: at })
        .where('institution_id', '=', institution)
        .where('staff_id', '=', id)
        .where('retired_at', 'is', null)
        .execute()
    },
    async holdActive(id) {
      const row = await db
        .selectFrom('staff')
        .select('staff_id')
        .where('institution_id', '=', institution)
        .where('staff_id', '=', id)
        .where('activated_at', 'is not', null)
        .where('disabled_at', 'is', null)
        .forShare()
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

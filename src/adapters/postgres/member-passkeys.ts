import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { MemberCeremonies, MemberPasskey, MemberPasskeys } from '../../ports/recovery-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function memberPasskeys(db: Db, institution: InstitutionId): MemberPasskeys {
  const update = () => db.updateTable('member_passkey').where('institution_id', '=', institution)

  return {
    async add(member, certificate, { credentialId, publicKey, counter, transports }, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('member_passkey')
        .values({
          institution_id: institution,
          credential_id: credentialId,
          member_id: member,
          public_key: publicKey,
          counter,
          transports: [...transports],
          certificate_id: certificate,
          registered_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },

    async usableOf(member) {
      const { rows } = await sql<Selectable<Schema['member_passkey']>>`
        select p.*
          from member_passkey p
         where p.institution_id = ${institution} and p.member_id = ${member} and p.removed_at is null
           and not exists (select from certificate c
                            where c.institution_id = p.institution_id and c.member_id = p.member_id
                              and c.revoked_for <> 'superseded' and c.ended_at > p.registered_at)
         order by p.registered_at, p.credential_id`.execute(db)
      return rows.map(read)
    },

    async countUse(credentialId, counter, at) {
      const { numUpdatedRows } = await update()
        .set({ counter, last_used_at: at })
        .where('credential_id', '=', credentialId)
        // Some authenticators do not count: theirs is always 0 (WebAuthn Level 3 §6.1.1).
        .where((eb) =>
          eb.or([eb('counter', '<', counter), eb.and([eb('counter', '=', 0), eb.val(counter === 0)])]),
        )
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    async removeOf(member, at, credentialId) {
      const { numUpdatedRows } = await update()
        .set({ removed_at: at })
        .where('member_id', '=', member)
        .where('removed_at', 'is', null)
        .$if(credentialId !== undefined, (query) =>
          query.where('credential_id', '=', credentialId ?? new Uint8Array()),
        )
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

export function memberCeremonies(db: Db, institution: InstitutionId): MemberCeremonies {
  const remove = () => db.deleteFrom('member_ceremony').where('institution_id', '=', institution)

  return {
    async add({ id, kind, memberId, boundId, challenge, expiresAt }, now) {
      await remove().where('member_id', '=', memberId).where('expires_at', '<', now).execute()
      await db
        .insertInto('member_ceremony')
        .values({
          institution_id: institution,
          ceremony_id: id,
          kind,
          member_id: memberId,
          bound_id: boundId,
          challenge,
          expires_at: expiresAt,
        })
        .execute()
    },

    async spend(id) {
      const row = await remove().where('ceremony_id', '=', id).returningAll().executeTakeFirst()
      if (row === undefined) return undefined
      const { kind, bound_id: boundId, challenge, expires_at: expiresAt } = row
      return { id, kind, memberId: parseId(row.member_id), boundId, challenge, expiresAt }
    },
  }
}

function read(row: Selectable<Schema['member_passkey']>): MemberPasskey {
  return {
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    registeredAt: row.registered_at,
    ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
  }
}

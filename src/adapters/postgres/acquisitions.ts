import type { Selectable } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { AcquisitionRecord, Acquisitions } from '../../ports/acquisition-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'
import { readSteps } from './steps.ts'

export function acquisitions(db: Db, institution: InstitutionId): Acquisitions {
  const update = () => db.updateTable('acquisition').where('institution_id', '=', institution)

  return {
    async add(acquisition) {
      await db.insertInto('acquisition').values(acquisitionRow(institution, acquisition)).execute()
    },

    async byToken(tokenHash, now) {
      const row = await db
        .selectFrom('acquisition')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row && read(row)
    },

    async bySecret(id, now) {
      const row = await db
        .selectFrom('acquisition')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('acquisition_id', '=', id)
        .where('by_protocol', '=', 'est')
        .where('expires_at', '>', now)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return row && read(row)
    },

    async endSecretsOf(member, at) {
      await update()
        .set({ ended_at: at })
        .where('member_id', '=', member)
        .where('by_protocol', '=', 'est')
        .where('ended_at', 'is', null)
        .execute()
    },

    async open(id, proof, at) {
      const by =
        'passkeyId' in proof ? { passkey_id: proof.passkeyId } : { pickup_code_id: proof.pickupCodeId }
      await update()
        .set({ ...by, opened_at: at })
        .where('acquisition_id', '=', id)
        .execute()
    },

    async setSteps(id, steps) {
      await update()
        .set({ steps: JSON.stringify(steps) })
        .where('acquisition_id', '=', id)
        .execute()
    },

    async endOf(member, at) {
      await update()
        .set({ ended_at: at })
        .where('member_id', '=', member)
        .where('ended_at', 'is', null)
        .execute()
    },
  }
}

function acquisitionRow(institution: InstitutionId, acquisition: AcquisitionRecord) {
  return {
    institution_id: institution,
    acquisition_id: acquisition.id,
    token_hash: acquisition.tokenHash,
    member_id: acquisition.memberId,
    entitlement_id: acquisition.entitlementId ?? null,
    pickup_code_id: acquisition.pickupCodeId ?? null,
    by_protocol: acquisition.byProtocol ?? null,
    begun_at: acquisition.begunAt,
    expires_at: acquisition.expiresAt,
    opened_at: acquisition.openedAt ?? null,
    policy_version: acquisition.policyVersion,
    key_algorithm: acquisition.keyAlgorithm,
    steps: JSON.stringify(acquisition.steps),
  }
}

function read(row: Selectable<Schema['acquisition']>): AcquisitionRecord {
  return {
    id: row.acquisition_id,
    tokenHash: row.token_hash,
    memberId: parseId(row.member_id),
    ...(row.entitlement_id === null ? {} : { entitlementId: parseId(row.entitlement_id) }),
    ...(row.pickup_code_id === null ? {} : { pickupCodeId: row.pickup_code_id }),
    ...(row.passkey_id === null ? {} : { passkeyId: row.passkey_id }),
    ...(row.by_protocol === null ? {} : { byProtocol: row.by_protocol }),
    begunAt: row.begun_at,
    expiresAt: row.expires_at,
    ...(row.opened_at === null ? {} : { openedAt: row.opened_at }),
    policyVersion: row.policy_version,
    keyAlgorithm: row.key_algorithm,
    steps: readSteps(row.steps),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  }
}

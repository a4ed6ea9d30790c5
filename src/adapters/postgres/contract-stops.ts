import { sql } from 'kysely'
import type { ContractId, InstitutionId } from '../../domain/id.ts'
import type { ContractStops } from '../../ports/desk-records.ts'
import type { Db } from './db.ts'

export function contractStops(db: Db, institution: InstitutionId): ContractStops {
  const read = async (contract: ContractId, lock: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ stopped_at: Temporal.Instant | null }>`
      select stopped_at from contract
       where institution_id = ${institution} and contract_id = ${contract} ${lock}`.execute(db)
    const [row] = rows
    return row && { ...(row.stopped_at === null ? {} : { stoppedAt: row.stopped_at }) }
  }
  const setStopped = (contract: ContractId, at: Temporal.Instant | null) =>
    sql`update contract set stopped_at = ${at}
         where institution_id = ${institution} and contract_id = ${contract}`.execute(db)
  const people = (contract: ContractId) => sql`
    select member_id from member where institution_id = ${institution} and contract_id = ${contract}`

  /** The codes themselves, and the mails and letters in which they lie. */
  const endCodes = async (contract: ContractId, at: Temporal.Instant) => {
    await sql`
      update pickup_code set withdrawn_at = ${at}
       where institution_id = ${institution} and withdrawn_at is null
         and member_id in (${people(contract)})`.execute(db)
    await sql`
      update outbox set sealed_body = null, erased_at = ${at}
       where institution_id = ${institution} and sealed_body is not null
         and kind in ('pickup-code', 'pickup-letter', 'address-code')
         and member_id in (${people(contract)})`.execute(db)
  }

  return {
    lock: (contract) => read(contract, sql`for no key update`),
    stoppedAt: async (contract) => (await read(contract, sql``))?.stoppedAt,

    async stop(contract, at) {
      await setStopped(contract, at)
      // In one order, so that two who lock several people do not wait for each other.
      const { rows } = await sql`
        update member set suspended_at = ${at}
         where institution_id = ${institution} and member_id in (
               select member_id from member
                where institution_id = ${institution} and contract_id = ${contract}
                  and suspended_at is null and ended_at is null
                order by member_id for no key update)
        returning member_id`.execute(db)
      await sql`
        update session set ended_at = ${at}, end_reason = 'member-stopped'
         where institution_id = ${institution} and ended_at is null and member_id in (${people(contract)})`.execute(
        db,
      )
      await sql`
        update renewal set state = 'ended', changed_at = ${at}
         where institution_id = ${institution} and state in ('open', 'issued')
           and member_id in (${people(contract)})`.execute(db)
      await sql`
        update acquisition set ended_at = ${at}
         where institution_id = ${institution} and ended_at is null and member_id in (${people(contract)})`.execute(
        db,
      )
      await endCodes(contract, at)
      const addressChanges = await sql`
        update address_change set state = 'withdrawn', closed_at = ${at}
         where institution_id = ${institution} and state = 'open' and member_id in (${people(contract)})`.execute(
        db,
      )
      const passkeys = await sql`
        update member_passkey set removed_at = ${at}
         where institution_id = ${institution} and removed_at is null and member_id in (${people(contract)})`.execute(
        db,
      )
      return {
        people: rows.length,
        addressChanges: Number(addressChanges.numAffectedRows ?? 0n),
        passkeys: Number(passkeys.numAffectedRows ?? 0n),
      }
    },

    async release(contract, stoppedAt) {
      await setStopped(contract, null)
      const { rows } = await sql`
        update member set suspended_at = null
         where institution_id = ${institution} and contract_id = ${contract} and suspended_at = ${stoppedAt}
        returning member_id`.execute(db)
      return rows.length
    },
  }
}

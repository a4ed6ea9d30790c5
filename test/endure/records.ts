import { sql } from 'kysely'
import { type Db, makeDb } from '../../src/adapters/postgres/db.ts'
import type { InstitutionId } from '../../src/domain/id.ts'
import type { WholeProgram } from './program.ts'

/** What one institution's records say, read as the application's role and changing nothing. */
export type Records = Awaited<ReturnType<typeof read>>

export async function readRecords({ app }: Pick<WholeProgram, 'app'>): Promise<Records[]> {
  const pool = makeDb(app, { max: 1 })
  try {
    const institutions = await pool.selectFrom('institution').select(['institution_id', 'slug']).execute()
    const all: Records[] = []
    for (const { institution_id, slug } of institutions) {
      all.push(await read(pool.of(institution_id as InstitutionId), slug))
    }
    return all
  } finally {
    await pool.destroy()
  }
}

/** How many events wait for their seal. */
export function countUnsealed(records: readonly Records[]): number {
  return records.reduce((sum, { unsealed }) => sum + unsealed, 0)
}

function read(db: Db, slug: string) {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      const count = tx.fn.countAll<number>().as('count')
      const unsealed = await tx.selectFrom('audit_unsealed').select(count).executeTakeFirstOrThrow()
      return {
        slug,
        unsealed: unsealed.count,
        members: await tx
          .selectFrom('member')
          .select(['member_id', 'contract_id', 'role', 'mail_address', 'login_id'])
          .execute(),
        certificates: await tx.selectFrom('certificate').selectAll().execute(),
        responders: await tx.selectFrom('ocsp_responder').select(['tbs']).execute(),
        lists: await tx
          .selectFrom('crl')
          .select(['issuer_id', sql<number>`max(number)`.as('newest')])
          .groupBy('issuer_id')
          .execute(),
        issuers: await tx.selectFrom('issuer').selectAll().execute(),
        acquisitions: await tx.selectFrom('acquisition').select(['member_id', 'begun_at']).execute(),
        entitlements: await tx
          .selectFrom('entitlement')
          .select(['entitlement_id', 'member_id', 'state'])
          .execute(),
        sessions: await tx
          .selectFrom('session')
          .select(['session_id', 'member_id', 'certificate_id'])
          .where('ended_at', 'is', null)
          .execute(),
        renewals: await tx.selectFrom('renewal').select(['renewal_id', 'replaces', 'state']).execute(),
        outbox: await tx
          .selectFrom('outbox')
          .select(['member_id', 'kind', count])
          .groupBy(['member_id', 'kind'])
          .execute(),
        notices: await tx
          .selectFrom('notice')
          .select([
            'recipient',
            sql<string>`case when recipient = holder then kind else 'digest' end`.as('mail'),
            sql<number>`count(distinct outbox_id)`.as('count'),
          ])
          .where('outbox_id', 'is not', null)
          .groupBy(['recipient', 'mail'])
          .execute(),
        events: await tx
          .selectFrom('audit_event')
          .select(['member_id', 'kind', 'certificate_id', count])
          .groupBy(['member_id', 'kind', 'certificate_id'])
          .execute(),
      }
    })
}

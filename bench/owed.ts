import { createSecretKey } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { makeCrypto } from '../src/adapters/keys/crypto.ts'
import { deriveKeys } from '../src/adapters/keys/derived-keys.ts'
import { makeDb } from '../src/adapters/postgres/db.ts'
import { openEmbedded } from '../src/adapters/postgres/embedded.ts'
import { migrate, readMigrations } from '../src/adapters/postgres/migrate.ts'
import { roles } from '../src/adapters/postgres/roles.ts'
import { makeStore } from '../src/adapters/postgres/store.ts'
import { systemRandom } from '../src/adapters/system/random.ts'
import { defaultPolicy } from '../src/domain/default-policy.ts'
import { type InstitutionId, parseId } from '../src/domain/id.ts'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import { addInstitution } from '../src/service/institution/add-institution.ts'
import { settleNotices } from '../src/service/notice/settle-notices.ts'
import { latency, round } from './measure.ts'
import { addMillion, asSuperuser } from './million.ts'
import { measureReach } from './reach.ts'
import type { Size } from './size.ts'

const counts: Record<Size, { people: number; times: number; waiting: number; idle: number }> = {
  whole: { people: 1_000_000, times: 3, waiting: 3, idle: 30 },
  tiny: { people: 1000, times: 1, waiting: 1, idle: 3 },
}

const today = Temporal.PlainDate.from('2027-02-19')
const now = today.toZonedDateTime({ timeZone: 'Asia/Tokyo', plainTime: '09:00' }).toInstant()

/**
 * A run that owes what has fallen due, over a bare `insert … select` of the very rows that it writes into the same table
 * with the same keys; and runs in which nothing is due. By the real verb, on the embedded PostgreSQL as it is shipped.
 */
export async function benchOwed(size: Size): Promise<object> {
  const { people, times, waiting: again, idle } = counts[size]
  const home = mkdtempSync(join(tmpdir(), 'warifu-bench-'))
  chmodSync(home, 0o755) // PostgreSQL may run under another account, and passes through
  const checkout = join(import.meta.dirname, '..')
  const database = await openEmbedded({ home, checkout, use: 'serve' })
  const pool = makeDb(database.app)
  try {
    await migrate(database.owner, readMigrations(join(checkout, 'db')))
    const ports = {
      store: makeStore(pool),
      clock: { now: () => now, machine: () => now },
      random: systemRandom,
      crypto: makeCrypto(await deriveKeys(createSecretKey(Buffer.from('a benchmark')))),
    }
    const institution = await addBank(ports)
    const bareInsert = sql.raw(`insert into notice (${columns}) select ${columns} from staged`)
    const settle = () => timed(() => settleNotices(ports, institution))
    return await asSuperuser(database.owner, async (client) => {
      await addMillion(client, institution.id, people, today)
      await settle()
      const rows = await stage(client)
      const bare: number[] = []
      const owed: number[] = []
      for (let time = 0; time < times; time += 1) {
        await clear(client)
        bare.push(await timed(() => bareInsert.execute(pool.of(institution.id))))
        await clear(client)
        owed.push(await settle())
      }
      const waiting = await repeated(again, settle)
      await write(client)
      const nothingDue = await repeated(idle, settle)
      const preview = await measureReach(ports, institution, idle)
      const [bareTime, owedTime] = [latency(bare).p50, latency(owed).p50]
      return {
        certificates: people,
        rows,
        milliseconds: { bare: bareTime, owed: owedTime },
        ratio: round(owedTime / bareTime),
        /** While none of them is written yet. */
        nothingNewMilliseconds: latency(waiting),
        nothingDueMilliseconds: latency(nothingDue),
        preview,
      }
    })
  } finally {
    await pool.destroy()
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

async function addBank(ports: Parameters<typeof addInstitution>[0]): Promise<InstitutionRecord> {
  const institution: InstitutionRecord = {
    id: parseId<InstitutionId>(systemRandom.uuid()),
    slug: 'bank',
    name: { ja: 'ひばり野銀行', en: 'Hibarino Bank' },
    accent: 'blue',
    mark: 'tally',
    versions: [{ version: 1, effectiveFrom: Temporal.PlainDate.from('2020-01-01'), policy: defaultPolicy }],
    switchedOff: [],
  }
  await addInstitution(ports, institution)
  return institution
}

/** What a row is made of: the subject is generated. */
const columns = `institution_id, certificate_id, entitlement_id, holder, kind, milestone, recipient, channel,
  policy_version, due_on, useful_until, state, reason, owed_at, settled_at`

/** The rows that a run has written, in a table without any key. */
async function stage(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(`create table staged as select ${columns} from notice`)
  await client.query('analyze staged')
  await client.query(`grant select on staged to ${roles.app}`)
  return rowCount ?? 0
}

/** As before the first run; and so that neither writes whole pages for the other. */
async function clear(client: pg.Client): Promise<void> {
  await client.query('truncate notice')
  await client.query('vacuum analyze notice')
  await client.query('checkpoint')
}

async function write(client: pg.Client): Promise<void> {
  await client.query(`
    update notice set state = 'written', outbox_id = gen_random_uuid(), settled_at = owed_at where state = 'owed'`)
  await client.query('vacuum analyze notice')
}

async function repeated(count: number, run: () => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let time = 0; time < count; time += 1) times.push(await run())
  return times
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return performance.now() - begun
}

import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { sql } from 'kysely'
import type { IssuerId } from '../src/domain/id.ts'
import { publishLists } from '../src/service/status/publish-lists.ts'
import { issuerOf } from '../test/status/lists.ts'
import { openWorld, type World } from '../test/world.ts'
import { round } from './measure.ts'
import type { Size } from './size.ts'

const counts = { whole: [10_000, 100_000, 1_000_000], tiny: [100] } as const satisfies Record<
  Size,
  readonly number[]
>

/**
 * A list that is due anew: its entries read from the database, signed, looked at, and written there, over the same from a
 * text file by `openssl ca -gencrl`. On the tests' PostgreSQL, which forgets everything when the machine falls.
 */
export async function benchCrl(size: Size): Promise<object> {
  const figures: Record<string, object> = {}
  const turns = size === 'whole' ? 3 : 1
  for (const count of counts[size]) {
    const ours = await timesOf(count, turns)
    const theirs = await opensslTimes(count, turns)
    figures[count] = {
      ...ours,
      opensslMilliseconds: round(theirs),
      ratio: round(ours.milliseconds / theirs),
      peakMegabytes: round(process.resourceUsage().maxRSS / 1024),
    }
  }
  return { bench: 'crl', entries: figures }
}

/** With how many lists it must make. */
async function timeOf(act: () => Promise<unknown>, made?: number): Promise<number> {
  const begun = performance.now()
  const answer = await act()
  const milliseconds = performance.now() - begun
  if (made !== undefined && answer !== made) throw new Error(`${answer} lists were made in place of ${made}`)
  return milliseconds
}

/** The quickest of some: of a list that is due anew (root and issuing CA have one each), and of one with another entry. */
async function timesOf(count: number, turns: number) {
  const world = await openWorld({ now: '2026-11-22T00:00:00Z' })
  try {
    const { id } = world.institution()
    const issuer = (await issuerOf(world, 'issuing')).id
    const lists = world.ports.store.at(id).statusLists
    await addEntries(world, issuer, count, 0)
    const ports = { ...world.ports, pkiOrigin: undefined } // the list of everything alone
    await publishLists(ports, world.institution())
    // As PostgreSQL does by itself within a minute of so many changes.
    for (const table of ['status_entry', 'status_piece'])
      await sql`analyze ${sql.table(table)}`.execute(world.database.db)
    let [anew, changed, read] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    let octets = 0
    for (let turn = 0; turn < turns; turn += 1) {
      world.advance({ hours: 25 }) // nobody has a list from which a delta would go on
      anew = Math.min(anew, await timeOf(() => publishLists(ports, world.institution()), 2))
      await addEntries(world, issuer, 1, count + turn)
      changed = Math.min(changed, await timeOf(() => publishLists(ports, world.institution()), 1))
      read = Math.min(
        read,
        await timeOf(async () => {
          const newest = await lists.newest(issuer, 'all', 0)
          octets = typeof newest === 'object' ? newest.der.length : 0
        }),
      )
    }
    return {
      milliseconds: round(anew),
      afterOneChange: round(changed),
      readToServe: round(read),
      megabytes: round(octets / 1e6),
    }
  } finally {
    await world.close()
  }
}

async function addEntries(
  { database, institution }: World,
  issuer: IssuerId,
  count: number,
  after: number,
): Promise<void> {
  const { id } = institution()
  await sql`
    insert into status_entry (institution_id, issuer_id, serial_number, shard, reason, revoked_at, der)
    select ${id}, ${issuer}, serial_number, '2027-06', 'superseded', at, status_entry_der(serial_number, at, 'superseded')
      from (select '01' || md5(n::text) as serial_number, '2026-11-01T00:00:00Z'::timestamptz as at
              from generate_series(${after + 1}::int, ${after + count}::int) n) g`.execute(database.db)
  if (count > 1) await sql`analyze status_entry`.execute(database.db)
}

/** The quickest of some. */
async function opensslTimes(count: number, turns: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-crl-'))
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  try {
    const config = `[ca]\ndefault_ca=x\n[x]\ndatabase=${at('index')}\ncrlnumber=${at('number')}\ndefault_md=sha256\ndefault_crl_days=1\n`
    writeFileSync(at('config'), config)
    writeFileSync(at('number'), '01\n')
    const index = createWriteStream(at('index'))
    for (let n = 1; n <= count; n += 1) {
      const serial = (0x10000000000000000000000000000000000n + BigInt(n) * 0x9e3779b97f4a7c15n).toString(16)
      index.write(
        `R\t270630000000Z\t261101000000Z,superseded\t${serial.padStart(36, '0').toUpperCase()}\tunknown\t/CN=${n}\n`,
      )
      if (n % 10_000 === 0) await new Promise(setImmediate)
    }
    index.end()
    await finished(index)
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'key')
    openssl('req', '-x509', '-new', '-key', 'key', '-subj', '/CN=CA', '-days', '9', '-out', 'ca')
    let milliseconds = Number.POSITIVE_INFINITY
    for (let turn = 0; turn < turns; turn += 1) {
      const begun = performance.now()
      openssl('ca', '-gencrl', '-config', 'config', '-keyfile', 'key', '-cert', 'ca', '-out', 'list')
      milliseconds = Math.min(milliseconds, performance.now() - begun)
    }
    return milliseconds
  } finally {
    rmSync(folder, { recursive: true })
  }
}

import pg from 'pg'
import { clientConfig, type DbConfig, Pool } from '../../src/adapters/postgres/db.ts'
import { roles } from '../../src/adapters/postgres/roles.ts'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import type { Store } from '../../src/ports/store.ts'

/**
 * Which of the two fences between institutions stand. Without the program's own, no statement asks for an institution;
 * without the database's, row-level security is passed by.
 */
export type Fences = 'both' | 'the program’s alone' | 'the database’s alone'

export interface Rehearsal {
  /** Acts on a store of which nothing stays: `look` sees what it would have been. */
  play<T>(fences: Fences, act: (store: Store) => Promise<T>, look: () => Promise<void>): Promise<T>
  /** Every row of an institution, as text; within `look` as the play left them. */
  rowsOf(institution: string): Promise<string>
  /** Which versions of which rows there are: any insert, update or delete gives another answer. */
  versionsOf(institution: string): Promise<string>
  end(): Promise<void>
}

/** One connection, one transaction for each play; the program's own transactions are savepoints in it. */
export async function openRehearsal(superuser: DbConfig): Promise<Rehearsal> {
  const client = new pg.Client(clientConfig(superuser))
  await client.connect()
  const texts = await everyRow(client, 't::text')
  const versions = await everyRow(client, `ctid::text || ' ' || xmin::text`)
  const ask = async (text: string, institution: string) =>
    (await client.query<{ answer: string }>(text, [institution])).rows[0]?.answer ?? ''
  return {
    async play(fences, act, look) {
      await client.query('begin')
      try {
        if (fences !== 'the program’s alone') await client.query(`set local role ${roles.app}`)
        const answer = await act(makeStore(new Pool(connectionsOver(client, fences))))
        await client.query('reset role')
        await look()
        return answer
      } finally {
        await client.query('rollback')
      }
    },
    rowsOf: (institution) => ask(texts, institution),
    versionsOf: (institution) => ask(versions, institution),
    end: () => client.end(),
  }
}

/** One statement over all tables that have an institution; those in parts, part by part. */
async function everyRow(client: pg.Client, what: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and attname = 'institution_id'
      where relnamespace = 'public'::regnamespace and relkind = 'r'
      order by relname`,
  )
  const selects = rows.map(
    ({ name }) => `select '${name} ' || ${what} as one from ${name} t where institution_id = $1`,
  )
  return `select string_agg(one, e'\\n' order by one collate "C") as answer from (${selects.join(' union all ')}) as every`
}

/** A pool of one, lent to one at a time. */
function connectionsOver(client: pg.Client, fences: Fences) {
  let free = Promise.resolve()
  let giveBack = () => {}
  const lent: pg.PoolClient = Object.create(client, {
    query: { value: savepoints(client, fences) },
    release: { value: () => giveBack() },
  })
  return {
    options: { max: 1, maxUses: 0, allowExitOnIdle: false, maxLifetimeSeconds: 0, idleTimeoutMillis: 0 },
    end: async () => {},
    async connect() {
      const mine = Promise.withResolvers<void>()
      const before = free
      free = mine.promise
      await before
      giveBack = mine.resolve
      return lent
    },
  }
}

/** A statement outside of a transaction is one by itself: when it fails, the play goes on. */
function savepoints(client: pg.Client, fences: Fences) {
  let isOpen = false
  const outside = async (text: string, values: unknown[]) => {
    await client.query('savepoint statement')
    try {
      return await client.query(text, values)
    } catch (error) {
      await client.query('rollback to statement')
      throw error
    }
  }
  const fenced = (text: string) => (fences === 'the database’s alone' ? withoutInstitution(text) : text)
  return async (statement: string | pg.QueryConfig | pg.Submittable, given: unknown[] = []) => {
    if (typeof statement === 'object' && 'submit' in statement)
      return client.query(refenced(statement, fenced))
    // A statement with a name is planned once for a connection: here its text may come with another fence.
    const { text, values = given } = typeof statement === 'string' ? { text: statement } : statement
    const control = controls[text]
    if (control !== undefined) {
      isOpen = control === controls.begin
      const answer = await client.query(control)
      return { ...answer, command: text.toUpperCase() }
    }
    const asked = fenced(text)
    return isOpen ? client.query(asked, values) : outside(asked, values)
  }
}

/** A query of somebody's own making, which writes its text itself (src/adapters/postgres/copy-out.ts). */
function refenced(statement: pg.Submittable, fenced: (text: string) => string): pg.Submittable {
  const submit = statement.submit.bind(statement)
  return Object.assign(statement, {
    submit: (connection: pg.Connection) =>
      submit(
        Object.create(connection, { query: { value: (text: string) => connection.query(fenced(text)) } }),
      ),
  })
}

const controls: Record<'begin', string> & Record<string, string> = {
  begin: 'savepoint act',
  // What it sees is the one moment of the rehearsal's own transaction.
  'start transaction isolation level repeatable read': 'savepoint act',
  'begin isolation level repeatable read read only': 'savepoint act',
  commit: 'release act',
  rollback: 'rollback to act',
}

/** Every condition on the institution becomes one that is always true; what is written still names it. */
function withoutInstitution(text: string): string {
  return text
    .replaceAll(/(?:"?\b\w+"?\.)?"?\binstitution_id"? = \$(\d+)(?:::uuid)?/g, '$$$1::uuid is not null')
    .replaceAll(/\binstitution_id = ('[0-9a-f-]{36}')/g, '$1::uuid is not null')
}

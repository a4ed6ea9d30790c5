import { Kysely, PostgresDialect, type PostgresPool, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
import type { InstitutionId } from '../../domain/id.ts'
import type { Schema } from './schema.ts'
import { parseColumn, toParameter } from './values.ts'

export type Db = Kysely<Schema>

/** How to reach a database as one role: the operator's URL, or the socket of the embedded server. */
export type DbConfig =
  | { connectionString: string }
  | { host: string; port: number; user: string; database: string }

/** The application's role; and the owner's, who migrates, absent in a node that must not. */
export interface Databases {
  app: DbConfig
  owner?: DbConfig
}

export interface DbOptions {
  /** The most connections at once. */
  max?: number
  /** Hears of a connection that broke while nobody used it. The pool replaces it by itself. */
  onIdleError?: (error: Error) => void
}

/**
 * A pool of connections. Used directly it works for no institution, and sees of them only that they are there;
 * `destroy()` ends it.
 */
export class Pool extends Kysely<Schema> {
  readonly #lend: (institution: Tenant) => PostgresPool
  readonly #end: () => Promise<void>
  readonly #institutions = new Map<InstitutionId, Db>()
  #ended: Promise<void> | undefined

  constructor(pool: Connections) {
    const lend = lender(pool)
    super({ dialect: new Dialect({ pool: lend('none') }) })
    this.#lend = lend
    this.#end = () => pool.end()
  }

  /** The same connections, each working for this institution while it is lent. */
  of(institution: InstitutionId): Db {
    const known = this.#institutions.get(institution)
    if (known !== undefined) return known
    const db = new Kysely<Schema>({ dialect: new Dialect({ pool: this.#lend(institution) }) })
    this.#institutions.set(institution, db)
    return db
  }

  override async destroy() {
    this.#ended ??= this.#end()
    await this.#ended
  }
}

export function makeDb(config: DbConfig, { max = 10, onIdleError = () => {} }: DbOptions = {}): Pool {
  const pool = new pg.Pool({ ...clientConfig(config), max })
  pool.on('error', onIdleError) // unheard, it would end the process
  // So would the end of one that is lent and waits between two statements; there the next statement fails and tells.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Pool(pool)
}

/** What is used of a pool of pg's. */
type Connections = Pick<pg.Pool, 'options' | 'end'> & { connect(): Promise<pg.PoolClient> }

/** For whom a connection works: row-level security shows it the rows of that one (db/004-tenants.sql). */
type Tenant = InstitutionId | 'none'

/**
 * Lends connections that work for the institution: told so outside of any transaction, where nothing can take it back,
 * and only where the last one who had the connection was another's.
 */
function lender(pool: Connections): (institution: Tenant) => PostgresPool {
  const told = new WeakMap<pg.PoolClient, Tenant>()
  return (institution) => ({
    options: pool.options,
    async connect() {
      const client = await pool.connect()
      if ((told.get(client) ?? 'none') === institution) return client
      try {
        const setting = institution === 'none' ? '' : institution
        await client.query("select set_config('warifu.institution', $1, false)", [setting])
      } catch (error) {
        client.release(true) // for whom it works now nobody knows
        throw error
      }
      told.set(client, institution)
      return client
    },
    end: async () => {}, // the whole pool ends by destroy()
  })
}

/** What every connection of ours has: times in UTC, and values parsed as values.ts says. */
export function clientConfig(config: DbConfig): pg.ClientConfig {
  return {
    ...config,
    options: '-c timezone=UTC -c datestyle=ISO',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: parseColumn },
  }
}

class Dialect extends PostgresDialect {
  override createQueryCompiler() {
    return new Compiler()
  }
}

class Compiler extends PostgresQueryCompiler {
  protected override addParameter(parameter: unknown) {
    super.addParameter(toParameter(parameter))
  }
}

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
  readonly #lend: Lend
  readonly #lendForStatement: Lend
  readonly #end: () => Promise<void>
  readonly #institutions = new Map<InstitutionId, Db>()
  #ended: Promise<void> | undefined

  /** `forStatements` are those of the hot path; absent: the same. */
  constructor(pool: Connections, forStatements?: Connections) {
    const lend = lender(pool)
    super({ dialect: new Dialect({ pool: lend('none') }) })
    this.#lend = lend
    // Of one pool only one lender may know for whom its connections work.
    this.#lendForStatement = forStatements === undefined ? lend : lender(forStatements)
    this.#end = async () => void (await Promise.all([pool.end(), forStatements?.end()]))
  }

  /** The same connections, each working for this institution while it is lent. */
  of(institution: InstitutionId): Db {
    const known = this.#institutions.get(institution)
    if (known !== undefined) return known
    const db = new Kysely<Schema>({ dialect: new Dialect({ pool: this.#lend(institution) }) })
    this.#institutions.set(institution, db)
    return db
  }

  /** One statement of the hot path: planned when a connection first meets its name, and never again. */
  async run<Row extends pg.QueryResultRow>(
    institution: InstitutionId,
    { name, text }: Statement,
    values: unknown[],
  ): Promise<Row[]> {
    const client = await this.#lendForStatement(institution).connect()
    try {
      return (await client.query<Row>({ name, text, values })).rows
    } finally {
      client.release()
    }
  }

  /** Several statements that see the same moment, and write nothing. */
  async look<T>(institution: InstitutionId, look: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#lend(institution).connect()
    try {
      await client.query('begin isolation level repeatable read read only')
      const seen = await look(client)
      await client.query('commit')
      client.release()
      return seen
    } catch (error) {
      client.release(true) // in the middle of something
      throw error
    }
  }

  override async destroy() {
    this.#ended ??= this.#end()
    await this.#ended
  }
}

/** Its text belongs to its name for ever: a connection plans the first that it sees. */
export interface Statement {
  name: string
  text: string
}

/**
 * For statements that find all they need by an index: a plan that was made while a table was small must not go on
 * reading the whole of it when it is large.
 */
const planOnce = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
]

const connectionsForStatements = 4

export function makeDb(config: DbConfig, { max = 10, onIdleError = () => {} }: DbOptions = {}): Pool {
  const client = clientConfig(config)
  const pool = new pg.Pool({ ...client, max })
  const options = [client.options, ...planOnce.map((setting) => `-c ${setting}`)].join(' ')
  const forStatements = new pg.Pool({ ...client, options, max: connectionsForStatements })
  for (const each of [pool, forStatements]) {
    each.on('error', onIdleError) // unheard, it would end the process
    // So would the end of one that is lent and waits between two statements; there the next statement fails and tells.
    each.on('connect', (client) => client.on('error', () => {}))
  }
  return new Pool(pool, forStatements)
}

interface Lender extends Pick<PostgresPool, 'options' | 'end'> {
  connect(): Promise<pg.PoolClient>
}

type Lend = (institution: Tenant) => Lender

/** What is used of a pool of pg's. */
type Connections = Pick<pg.Pool, 'options' | 'end'> & { connect(): Promise<pg.PoolClient> }

/** For whom a connection works: row-level security shows it the rows of that one (db/004-tenants.sql). */
type Tenant = InstitutionId | 'none'

/**
 * Lends connections that work for the institution: told so outside of any transaction, where nothing can take it back,
 * and only where the last one who had the connection was another's.
 */
function lender(pool: Connections): Lend {
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

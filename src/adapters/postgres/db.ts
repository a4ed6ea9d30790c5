import { Kysely, PostgresDialect, PostgresQueryCompiler } from 'kysely'
import pg from 'pg'
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

/** A pool of connections. `destroy()` ends it. */
export function makeDb(config: DbConfig, { max = 10, onIdleError = () => {} }: DbOptions = {}): Db {
  const pool = new pg.Pool({ ...clientConfig(config), max })
  pool.on('error', onIdleError) // unheard, it would end the process
  return new Kysely<Schema>({ dialect: new Dialect({ pool }) })
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
